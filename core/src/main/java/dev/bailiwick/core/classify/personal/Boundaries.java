package dev.bailiwick.core.classify.personal;

import java.util.Locale;
import java.util.Set;

/// What stands around a candidate: whether it is a whole word, and which words lead to it.
final class Boundaries {
  private static final int LOOK_BACK = 48;

  private Boundaries() {}

  static boolean isWord(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '_';
  }

  static boolean startsAt(CharSequence text, int start) {
    return start == 0 || !isWord(text.charAt(start - 1));
  }

  static boolean endsAt(CharSequence text, int end) {
    return end >= text.length() || !isWord(text.charAt(end));
  }

  /// True where one of the words (lower case) stands among the few before `start`, camelCase and
  /// snake_case taken apart.
  static boolean isNamedBefore(String text, int start, Set<String> words) {
    var before = text.substring(Math.max(0, start - LOOK_BACK), start);
    int end = before.length();
    while (end > 0) {
      while (end > 0 && !Character.isLetter(before.charAt(end - 1))) {
        end--;
      }
      int from = end;
      while (from > 0
          && Character.isLetter(before.charAt(from - 1))
          && !isHump(before, from, end)) {
        from--;
      }
      if (words.contains(before.substring(from, end).toLowerCase(Locale.ROOT))) {
        return true;
      }
      end = from;
    }
    return false;
  }

  /// True where the first word behind `end`, two units on at most, is one of the words.
  static boolean isNamedAfter(String text, int end, Set<String> words) {
    int from = end;
    while (from < text.length() && from - end < 2 && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && to - from < LOOK_BACK && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return words.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
  }

  /// A capital that a small letter follows starts a word of its own.
  private static boolean isHump(String text, int at, int end) {
    return at < end
        && Character.isUpperCase(text.charAt(at))
        && Character.isLowerCase(text.charAt(at - 1));
  }
}
