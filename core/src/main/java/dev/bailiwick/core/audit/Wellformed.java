package dev.bailiwick.core.audit;

/// Text as a record may hold it: bounded, and without lone surrogates, which no canonical JSON can
/// spell.
final class Wellformed {
  private Wellformed() {}

  /// The text, each lone surrogate replaced by U+FFFD; where it is longer than `max` UTF-16 units
  /// it is cut and ends with `…`.
  static String text(String text, int max) {
    var cut = text.length() <= max ? text : text.substring(0, max - 1) + "\u2026";
    if (!hasSurrogate(cut)) {
      return cut;
    }
    var out = new StringBuilder(cut.length());
    cut.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
