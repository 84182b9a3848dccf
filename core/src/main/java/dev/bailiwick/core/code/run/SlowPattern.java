package dev.bailiwick.core.code.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells regular expressions that take exponential time on some texts: a repetition inside of a
/// repetition, where the inner one can end anywhere, or a repeated choice between equal beginnings.
///
/// Finds `(a+)+`, `(\w+\s?)*`, `(a|a)*`; does not see two neighbours that share characters, which
/// take polynomial time.
public final class SlowPattern {
  /// A repetition without an upper end.
  private static final Pattern ENDLESS = Pattern.compile("[*+]|\\{\\d*,\\}");

  /// What may be missing, or may be repeated: behind it the next round may begin.
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "(\\\\.|\\[(\\\\.|[^\\]\\\\])*\\]|[^\\\\()|\\[\\]*+?{}])([?*]|\\{0,\\d*\\})\\??");

  /// One thing with how often it may stand.
  private static final Pattern ITEM =
      Pattern.compile(
          "(\\\\.|\\[(?:\\\\.|[^\\]\\\\])+\\]|[^\\\\()|\\[\\]*+?{}])([?*+]|\\{\\d*,?\\d*\\})?\\??");

  private static final int LONGEST = 2000;

  private SlowPattern() {}

  /// @param pattern null where it is not known
  public static boolean is(@Nullable String pattern) {
    if (pattern == null || pattern.length() > LONGEST || pattern.indexOf('(') < 0) {
      return false;
    }
    var open = new ArrayList<Integer>();
    for (int i = 0; i < pattern.length(); i++) {
      switch (pattern.charAt(i)) {
        case '\\' -> i++;
        case '[' -> i = classEnd(pattern, i);
        case '(' -> open.add(i);
        case ')' -> {
          if (open.isEmpty()) {
            return false;
          }
          int start = open.removeLast();
          if (isRepeated(pattern, i + 1) && isAmbiguous(inside(pattern, start, i))) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static int classEnd(String pattern, int start) {
    for (int i = start + 1; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ']' && i > start + 1) {
        return i;
      }
    }
    return pattern.length();
  }

  private static boolean isRepeated(String pattern, int at) {
    var after = ENDLESS.matcher(pattern).region(at, pattern.length());
    return after.lookingAt() && !(pattern.startsWith("+", after.end()));
  }

  private static String inside(String pattern, int open, int close) {
    var text = pattern.substring(open + 1, close);
    return text.replaceFirst("^\\?(:|<[A-Za-z]\\w*>|P<\\w+>)", "");
  }

  /// Whether a text can be cut into rounds in more than one way.
  private static boolean isAmbiguous(String body) {
    if (body.startsWith("?")) {
      return false;
    }
    var choices = choices(body);
    if (choices.size() > 1) {
      return choices.stream().distinct().count() < choices.size()
          || choices.stream().anyMatch(SlowPattern::isBareRepetition);
    }
    return isBareRepetition(body);
  }

  /// One repeated thing, with nothing but optional things around it: `a+`, `\w+\s?`.
  private static boolean isBareRepetition(String body) {
    int endless = 0;
    int needed = 0;
    var items = ITEM.matcher(body);
    int end = 0;
    while (items.find() && items.start() == end) {
      end = items.end();
      var times = items.group(2);
      if (times != null && ENDLESS.matcher(times).lookingAt()) {
        endless++;
        needed += times.startsWith("*") || times.startsWith("{0,") ? 0 : 1;
      } else if (!OPTIONAL.matcher(items.group()).matches()) {
        return false;
      }
    }
    return end == body.length() && endless > 0 && needed <= 1;
  }

  private static List<String> choices(String body) {
    var choices = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < body.length(); i++) {
      switch (body.charAt(i)) {
        case '\\' -> i++;
        case '[' -> i = classEnd(body, i);
        case '(' -> depth++;
        case ')' -> depth--;
        case '|' -> {
          if (depth == 0) {
            choices.add(body.substring(from, i));
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    choices.add(body.substring(from));
    return choices;
  }
}
