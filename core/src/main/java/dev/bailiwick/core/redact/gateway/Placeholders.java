package dev.bailiwick.core.redact.gateway;

/// The form of what stands for a secret: `YOUR_SECRET_k7q2m9xa4d_HERE`.
///
/// An obvious placeholder to people and models; one length and letters that no JSON, shell or
/// language escapes, so that it can be put in at any depth of quoting and found in a stream.
final class Placeholders {
  static final String HEAD = "YOUR_SECRET_";
  static final String TAIL = "_HERE";
  static final int MARK = 10;
  static final int LENGTH = HEAD.length() + MARK + TAIL.length();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  private Placeholders() {}

  /// @param hash at least 10 bytes of a keyed hash of the value: 50 bits of it count
  static String of(byte[] hash) {
    var text = new StringBuilder(LENGTH).append(HEAD);
    for (int i = 0; i < MARK; i++) {
      text.append(LETTERS.charAt(hash[i] & 31));
    }
    return text.append(TAIL).toString();
  }

  /// True where a whole placeholder stands at the place.
  static boolean isAt(CharSequence text, int at) {
    return at + LENGTH <= text.length() && fits(text, at) == LENGTH;
  }

  /// Where a placeholder that goes on behind the end of the text may begin, or -1.
  static int openEnd(CharSequence text) {
    for (int at = Math.max(0, text.length() - LENGTH + 1); at < text.length(); at++) {
      if (fits(text, at) == text.length() - at) {
        return at;
      }
    }
    return -1;
  }

  private static int fits(CharSequence text, int at) {
    int length = 0;
    while (length < LENGTH
        && at + length < text.length()
        && isPart(text.charAt(at + length), length)) {
      length++;
    }
    return length;
  }

  private static boolean isPart(char c, int index) {
    if (index < HEAD.length()) {
      return c == HEAD.charAt(index);
    }
    int inTail = index - HEAD.length() - MARK;
    return inTail < 0 ? LETTERS.indexOf(c) >= 0 : c == TAIL.charAt(inTail);
  }
}
