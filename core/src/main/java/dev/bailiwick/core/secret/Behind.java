package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.pattern.ByteSet;

/// The text behind a word, and where in it the value can begin that the word tells of. Keeps what
/// it found last, since several kinds have the same word. One thread.
final class Behind {
  /// How far behind its word a value may begin, in bytes.
  private static final int REACH = 100;

  private static final int NOWHERE = -1;

  private static final byte SPACE = 1;
  private static final byte OPERATOR = 2;
  private static final byte NEWLINE = 3;

  /// What each byte is.
  private static final byte[] SORTS = sorts();

  private final int[] starts = new int[REACH];
  private int count;
  private int last = NOWHERE;

  /// Another text is looked at from now on.
  void forget() {
    last = NOWHERE;
  }

  /// Looks behind the word that ends at `end`, and returns how many [#start]s there are.
  int look(byte[] bytes, int end, int to) {
    if (end != last) {
      last = end;
      count = 0;
      fill(bytes, end, Math.min(to, end + REACH));
    }
    return count;
  }

  int start(int index) {
    return starts[index];
  }

  /// A value can begin where an operator or a quote stands in front of it, or spaces behind one; or
  /// nothing but spaces, where the word itself ends with one. On a line of its own it follows the
  /// tag of an element only.
  private void fill(byte[] bytes, int end, int to) {
    boolean begins = bytes[end - 1] == ' ';
    boolean tag = true;
    for (int at = end; at < to; at++) {
      if (begins) {
        starts[count++] = at;
      }
      byte sort = SORTS[bytes[at] & 0xff];
      if (sort == NEWLINE) {
        begins &= tag;
      } else if (sort != SPACE) {
        begins = sort == OPERATOR;
        tag = bytes[at] == '>';
      }
    }
  }

  private static byte[] sorts() {
    var sorts = new byte[256];
    for (char space : " \t\r".toCharArray()) {
      sorts[space] = SPACE;
    }
    for (char operator : "=:\"'`>(,|/@".toCharArray()) {
      sorts[operator] = OPERATOR;
    }
    sorts['\n'] = NEWLINE;
    return sorts;
  }

  /// True where a value can end at `at`.
  static boolean endsValue(byte[] bytes, int at, int to) {
    return at >= to || !ByteSet.isWord(bytes[at] & 0xff) && bytes[at] != '-';
  }
}
