package dev.bailiwick.core.classify.personal;

import java.util.Set;

/// Phone numbers: groups of digits as people write them.
///
/// Without a country's numbering plan a local number is told from other numbers by its grouping and
/// by the words before it; `+` and a country code, or an area code in parentheses, need no word.
final class Phones {
  private static final int FEWEST = 7;
  private static final int FEWEST_NAMED = 6;
  private static final int MOST = 15;
  private static final Set<String> WORDS =
      Set.of(
          "phone",
          "phones",
          "tel",
          "telephone",
          "mobile",
          "cell",
          "fax",
          "call",
          "calling",
          "called",
          "contact",
          "reach",
          "sms",
          "text",
          "message",
          "messages",
          "whatsapp",
          "dial",
          "ring",
          "hotline",
          "landline",
          "ph",
          "office",
          "helpline",
          "cellphone",
          "extension",
          "answer",
          "answering",
          "answers",
          "registered");
  private static final Set<String> AFTER =
      Set.of("office", "home", "mobile", "cell", "fax", "work", "tel", "phone");

  private Phones() {}

  /// What the groups of a candidate look like.
  private record Groups(int digits, int count, int shortest, int longest) {}

  /// The end of a phone number that starts at `start`, or -1.
  static int end(String text, int start) {
    int end = run(text, start);
    if (end < 0) {
      return -1;
    }
    var groups = groups(text, start, end);
    if (groups.digits() < FEWEST_NAMED || groups.digits() > MOST) {
      return -1;
    }
    return isTelling(text, start, end, groups) || isNamed(text, start, end, groups) ? end : -1;
  }

  private static boolean isTelling(String text, int start, int end, Groups groups) {
    char first = text.charAt(start);
    if (groups.digits() < FEWEST) {
      return false;
    }
    boolean social = text.substring(start, end).matches("\\d{3}-\\d{2}-\\d{4}");
    boolean trunk = first == '0' && groups.count() >= 3 && groups.digits() >= 9 && !social;
    return first == '+' && groups.digits() > FEWEST
        || first == '(' && groups.count() > 1
        || trunk
        || isNorthAmerican(text, start, end);
  }

  private static boolean isNamed(String text, int start, int end, Groups groups) {
    boolean shape =
        groups.count() == 1
            ? groups.digits() >= 9 && groups.digits() <= 13
            : groups.shortest() >= 2;
    return shape
        && (Boundaries.isNamedBefore(text, start, WORDS)
            || Boundaries.isNamedAfter(text, end, AFTER));
  }

  /// `AAA-EEE-NNNN` or `AAA.EEE.NNNN`.
  private static boolean isNorthAmerican(String text, int start, int end) {
    int from = text.startsWith("1-", start) ? start + 2 : start;
    return text.substring(from, end).matches("(?s)\\d{3}([-.])\\d{3}\\1\\d{4}(?:x\\d{1,6})?");
  }

  /// Behind the longest run of digits, single separators and one pair of parentheses.
  private static int run(String text, int start) {
    int at = start;
    int end = -1;
    boolean open = false;
    if (text.charAt(at) == '+') {
      at++;
    }
    while (at < text.length() && at - start < 32) {
      char unit = text.charAt(at);
      if (unit >= '0' && unit <= '9') {
        at++;
        end = open ? end : at;
      } else if (unit == '(' && !open) {
        open = true;
        at++;
      } else if (unit == ')' && open) {
        open = false;
        at++;
        end = at;
      } else if (isSeparator(unit) && !isSeparator(text.charAt(Math.max(start, at - 1)))) {
        at++;
      } else {
        break;
      }
    }
    end = withExtension(text, end);
    return end > 0 && !open && Boundaries.endsAt(text, end) && !isMore(text, end) ? end : -1;
  }

  private static boolean isSeparator(char unit) {
    return unit == ' ' || unit == '-' || unit == '.' || unit == '/' || unit == '\u00a0';
  }

  /// `x123` behind the number belongs to it.
  private static int withExtension(String text, int end) {
    if (end < 0 || end + 1 >= text.length() || text.charAt(end) != 'x') {
      return end;
    }
    int at = end + 1;
    while (at < text.length() && at - end < 8 && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at > end + 1 ? at : end;
  }

  private static boolean isMore(String text, int end) {
    return end + 1 < text.length()
        && ":%,".indexOf(text.charAt(end)) >= 0
        && Character.isDigit(text.charAt(end + 1));
  }

  private static Groups groups(String text, int start, int end) {
    int digits = 0;
    int count = 0;
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    int size = 0;
    for (int i = start; i <= end; i++) {
      char unit = i < end ? text.charAt(i) : ' ';
      if (unit == 'x') {
        break;
      }
      if (Character.isDigit(unit)) {
        digits++;
        size++;
      } else if (size > 0) {
        count++;
        shortest = Math.min(shortest, size);
        longest = Math.max(longest, size);
        size = 0;
      }
    }
    return new Groups(digits, count, shortest, longest);
  }
}
