package dev.bailiwick.workstation.incident;

import java.util.List;

/// How a provider's credential is taken out of use, and how its use is looked up.
///
/// @param provider its name
public record Runbook(
    String provider, List<Task> rotate, List<Task> audit, List<String> references) {
  public Runbook {
    rotate = List.copyOf(rotate);
    audit = List.copyOf(audit);
    references = List.copyOf(references);
  }

  /// One thing a person does.
  ///
  /// @param where a page; empty for none
  /// @param api a call that does it; empty for none
  /// @param irreversible whether there is no way back
  /// @param evidence what to write down
  public record Task(
      String what, String where, String api, boolean irreversible, String evidence) {}

  /// The task in one line.
  public static String line(Task task) {
    return task.what()
        + (task.where().isEmpty() ? "" : " — " + task.where())
        + (task.api().isEmpty() ? "" : " — by API: " + task.api())
        + (task.irreversible() ? " (no way back: a person does this)" : "")
        + " [write down: "
        + task.evidence()
        + "]";
  }
}
