package dev.bailiwick.core.command.term;

/// The backslash escapes of `echo -e` and `printf`.
public final class Escapes {
  private Escapes() {}

  public static String expanded(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 >= text.length()) {
        out.append(c);
        continue;
      }
      char next = text.charAt(++i);
      switch (next) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'a', 'b', 'f', 'v' -> out.append(' ');
        case 'e' -> out.append('\u001b');
        case '\\' -> out.append('\\');
        case 'x' -> i = number(text, i + 1, 16, 2, out);
        case 'u' -> i = number(text, i + 1, 16, 4, out);
        case '0' -> i = number(text, i + 1, 8, 3, out);
        case '1', '2', '3', '4', '5', '6', '7' -> i = number(text, i, 8, 3, out);
        default -> out.append('\\').append(next);
      }
    }
    return out.toString();
  }

  /// Puts the character of the digits from `at`; the index of the last one.
  private static int number(String text, int at, int radix, int most, StringBuilder out) {
    int value = 0;
    int end = at;
    while (end < text.length()
        && end - at < most
        && Character.digit(text.charAt(end), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(end++), radix);
    }
    out.append((char) value);
    return end - 1;
  }
}
