package dev.bailiwick.core.text;

import org.jspecify.annotations.Nullable;

/// What the machine did to us: a full disk, a broken file, an altered log. The one unchecked
/// exception of the house; caught in the corridor, where it becomes a deny, and in `Main`.
public final class BailiwickException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String mend;

  /// @param code stable word a program may match, e.g. `audit.write-failed`
  /// @param message what happened, one sentence without secrets
  /// @param mend what a person can do about it, one sentence
  public BailiwickException(String code, String message, String mend, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.mend = mend;
  }

  public BailiwickException(String code, String message, String mend) {
    this(code, message, mend, null);
  }

  public String code() {
    return code;
  }

  public String mend() {
    return mend;
  }
}
