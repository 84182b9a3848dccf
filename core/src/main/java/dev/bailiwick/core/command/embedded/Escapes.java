package dev.bailiwick.core.command.embedded;

/// The digits of escape sequences.
final class Escapes {
  private Escapes() {}

  /// The value of an ASCII hexadecimal digit, or 99 where the character is none.
  static int digit(char c) {
    int value = c < 128 ? Character.digit(c, 16) : -1;
    return value < 0 ? 99 : value;
  }

  /// Appends the character with this hexadecimal number.
  static void append(StringBuilder text, String hexadecimal) {
    if (hexadecimal.isEmpty() || hexadecimal.length() > 8) {
      throw new Unreadable("an escape that cannot be read");
    }
    long point = 0;
    for (int i = 0; i < hexadecimal.length(); i++) {
      int digit = digit(hexadecimal.charAt(i));
      if (digit > 15) {
        throw new Unreadable("an escape that cannot be read");
      }
      point = point * 16 + digit;
    }
    if (point > Character.MAX_CODE_POINT) {
      throw new Unreadable("an escape that cannot be read");
    }
    text.appendCodePoint((int) point);
  }
}
