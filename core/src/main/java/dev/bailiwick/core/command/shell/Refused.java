package dev.bailiwick.core.command.shell;

/// Ends a parse, or the attempt at one reading of it; never leaves the package.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// UTF-16 offset in the text that was handed in.
  final int at;

  /// Whether no other reading may be tried.
  final boolean last;

  private Refused(String reason, int at, boolean last) {
    super(reason, null, false, false);
    this.at = at;
    this.last = last;
  }

  /// This reading does not hold; another may.
  static Refused reading(String reason, int at) {
    return new Refused(reason, at, false);
  }

  /// The text is over a limit, or shells read it differently.
  static Refused text(String reason, int at) {
    return new Refused(reason, at, true);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
