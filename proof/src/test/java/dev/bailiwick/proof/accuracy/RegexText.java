package dev.bailiwick.proof.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Text that a regular expression matches, drawn by lot. Knows literals, classes, groups,
/// alternatives and repeats; of an open repeat it makes the least, or one.
final class RegexText {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String WORD = LOWER + LOWER.toUpperCase(java.util.Locale.ROOT) + DIGITS;

  private final String regex;
  private final Random random;
  private int at;

  private RegexText(String regex, Random random) {
    this.regex = regex;
    this.random = random;
  }

  static String of(String regex, Random random) {
    return new RegexText(regex, random).either();
  }

  private String either() {
    var choices = new ArrayList<String>();
    choices.add(row());
    while (peek() == '|') {
      at++;
      choices.add(row());
    }
    return choices.get(random.nextInt(choices.size()));
  }

  private String row() {
    var text = new StringBuilder();
    while (at < regex.length() && peek() != '|' && peek() != ')') {
      int start = at;
      var first = atom();
      int end = at;
      int count = count();
      text.append(count == 0 ? "" : first);
      for (int i = 1; i < count; i++) {
        int behind = at;
        at = start;
        text.append(atom());
        at = behind;
      }
      if (end > at) {
        throw new IllegalStateException(regex);
      }
    }
    return text.toString();
  }

  private int count() {
    int count =
        switch (peek()) {
          case '?' -> step(random.nextInt(2));
          case '*', '+' -> step(1);
          case '{' -> bounds();
          default -> 1;
        };
    if (peek() == '?') {
      at++;
    }
    return count;
  }

  private int step(int count) {
    at++;
    return count;
  }

  private int bounds() {
    int close = regex.indexOf('}', at);
    var bounds = regex.substring(at + 1, close).split(",", -1);
    at = close + 1;
    int least = Integer.parseInt(bounds[0]);
    int most =
        bounds.length == 1 ? least : bounds[1].isEmpty() ? least + 1 : Integer.parseInt(bounds[1]);
    return least + random.nextInt(most - least + 1);
  }

  private String atom() {
    char next = regex.charAt(at++);
    return switch (next) {
      case '(' -> group();
      case '[' -> one(set());
      case '.' -> one(List.of(WORD));
      case '\\' -> one(List.of(escape()));
      case '^', '$' -> "";
      default -> String.valueOf(next);
    };
  }

  private String group() {
    if (peek() == '?') {
      int end = at + 1;
      while (regex.charAt(end) != ':' && regex.charAt(end) != ')' && regex.charAt(end) != '>') {
        end++;
      }
      at = end + 1;
      if (regex.charAt(end) == ')') {
        return "";
      }
    }
    var inner = either();
    at++;
    return inner;
  }

  private List<String> set() {
    var members = new ArrayList<String>();
    if (regex.startsWith("[:alnum:]]", at)) {
      at += "[:alnum:]]".length();
      return List.of(WORD);
    }
    while (peek() != ']') {
      char from = regex.charAt(at++);
      if (from == '\\') {
        members.add(escape());
      } else if (peek() == '-' && regex.charAt(at + 1) != ']') {
        char to = regex.charAt(at + 1);
        at += 2;
        var range = new StringBuilder();
        for (char c = from; c <= to; c++) {
          range.append(c);
        }
        members.add(range.toString());
      } else {
        members.add(String.valueOf(from));
      }
    }
    at++;
    return members;
  }

  private String escape() {
    char next = regex.charAt(at++);
    return switch (next) {
      case 'd' -> DIGITS;
      case 'w' -> WORD + "_";
      case 's' -> " ";
      case 'b' -> "";
      default -> String.valueOf(next);
    };
  }

  private String one(List<String> members) {
    var all = String.join("", members);
    return all.isEmpty() ? "" : String.valueOf(all.charAt(random.nextInt(all.length())));
  }

  private char peek() {
    return at < regex.length() ? regex.charAt(at) : '\0';
  }
}
