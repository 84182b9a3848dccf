package dev.bailiwick.core.dependency.version;

/// Decimal numbers of any length, kept as text: versions outgrow every number type.
final class Digits {
  private Digits() {}

  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  /// Whether the text is one digit or more, and nothing else.
  static boolean are(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Without leading zeros; the empty text is nought.
  static String plain(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.isEmpty() ? "0" : digits.substring(from);
  }

  static boolean areNought(String digits) {
    return plain(digits).equals("0");
  }

  /// By value, whatever the leading zeros.
  static int compare(String first, String second) {
    var left = plain(first);
    var right = plain(second);
    int byLength = Integer.compare(left.length(), right.length());
    return byLength != 0 ? byLength : Integer.signum(left.compareTo(right));
  }

  /// Where the run of digits that starts at `from` ends.
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
