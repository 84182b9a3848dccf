package dev.bailiwick.core.dependency.format;

/// The text is not in its format, or over a limit. Caught where a file is read, and turned into a
/// value there.
public final class MalformedText extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;

  /// @param line counts from 1
  public MalformedText(String message, int line) {
    super(message, null, false, false);
    this.line = line;
  }

  public int line() {
    return line;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
