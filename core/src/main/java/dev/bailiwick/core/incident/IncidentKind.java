package dev.bailiwick.core.incident;

import java.util.List;

/// The guide's two cases.
public enum IncidentKind {
  CREDENTIALS("credentials", "If Credentials Are Exposed"),
  CODE("code", "If Sensitive Code Is Shared");

  private final String id;
  private final String title;

  IncidentKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  public String id() {
    return id;
  }

  /// The guide's heading.
  public String title() {
    return title;
  }

  /// The guide's steps, in its order.
  public List<Step> steps() {
    return switch (this) {
      case CREDENTIALS -> Step.OF_CREDENTIALS;
      case CODE -> Step.OF_CODE;
    };
  }
}
