package dev.bailiwick.core.secret.pattern;

/// Where words begin and end.
final class Edges {
  private Edges() {}

  /// True where exactly one of the bytes around `at` belongs to a word; outside of `begin` to `end`
  /// nothing does.
  static boolean isEdge(byte[] bytes, int at, int begin, int end) {
    boolean before = at > begin && ByteSet.isWord(bytes[at - 1] & 0xff);
    boolean behind = at < end && ByteSet.isWord(bytes[at] & 0xff);
    return before != behind;
  }
}
