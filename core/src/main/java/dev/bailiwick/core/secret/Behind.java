package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.pattern.ByteSet;

/// The text between a word and the value it tells of.
final class Behind {
  private Behind() {}

  /// True where a value can begin at `at`: an operator or a quote stands in front of it, or spaces
  /// behind one; or nothing but spaces, where the word itself ends with one.
  static boolean beginsValue(byte[] bytes, int wordEnd, int at) {
    int before = at - 1;
    while (before >= wordEnd && isSpace(bytes[before])) {
      before--;
    }
    if (before >= wordEnd && bytes[before] != '>' && isNewLine(bytes, before, at)) {
      return false;
    }
    if (before < wordEnd) {
      return bytes[wordEnd - 1] == ' ';
    }
    return switch (bytes[before]) {
      case '=', ':', '"', '\'', '`', '>', '(', ',', '|', '/', '@' -> true;
      default -> false;
    };
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }

  /// A value on a line of its own follows the tag of an element only.
  private static boolean isNewLine(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        return true;
      }
    }
    return false;
  }

  /// True where a value can end at `at`.
  static boolean endsValue(byte[] bytes, int at, int to) {
    return at >= to || !ByteSet.isWord(bytes[at] & 0xff) && bytes[at] != '-';
  }
}
