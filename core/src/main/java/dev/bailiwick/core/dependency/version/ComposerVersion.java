package dev.bailiwick.core.dependency.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A version of a Composer package: brought to Composer's normal form, which has four numbers, then
/// in the order of PHP's `version_compare`. What Composer refuses gets its four numbers too.
record ComposerVersion(String text, List<String> parts) implements Version {

  /// As in Composer's version parser: numbers, a stability, a development mark.
  private static final Pattern RELEASE =
      Pattern.compile(
          "v?+(\\d{1,5}+)(\\.\\d++)?+(\\.\\d++)?+(\\.\\d++)?+"
              + "(?:[._-]?+(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\\d+)*+)?)?([.-]?dev)?)",
          Pattern.CASE_INSENSITIVE);

  private static final int NUMBERS = 4;
  private static final int UNKNOWN = -1;
  private static final String NUMBER = "#";

  ComposerVersion {
    parts = List.copyOf(parts);
  }

  static ComposerVersion of(String text) {
    return new ComposerVersion(text, withFourNumbers(split(normal(text))));
  }

  private static List<String> withFourNumbers(List<String> parts) {
    int numbers = 0;
    while (numbers < parts.size() && Digits.are(parts.get(numbers))) {
      numbers++;
    }
    var whole = new ArrayList<>(parts);
    for (int i = numbers; numbers > 0 && i < NUMBERS; i++) {
      whole.add(i, "0");
    }
    return whole;
  }

  private static String normal(String text) {
    int build = text.indexOf('+');
    var match = RELEASE.matcher(build < 0 ? text : text.substring(0, build));
    if (!match.matches()) {
      return text.startsWith("v") || text.startsWith("V") ? text.substring(1) : text;
    }
    var normal = new StringBuilder(match.group(1));
    for (int i = 2; i <= NUMBERS; i++) {
      normal.append(match.group(i) == null ? ".0" : match.group(i));
    }
    var stability = match.group(5);
    if (stability != null && !stability.equalsIgnoreCase("stable")) {
      normal.append('-').append(stability(stability));
      var number = match.group(6);
      if (number != null) {
        normal.append(
            number.startsWith(".") || number.startsWith("-") ? number.substring(1) : number);
      }
    }
    return match.group(7) == null ? normal.toString() : normal.append("-dev").toString();
  }

  private static String stability(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "a", "alpha" -> "alpha";
      case "b", "beta" -> "beta";
      case "rc" -> "RC";
      default -> "patch";
    };
  }

  /// Numbers and words, whatever stands between them.
  private static List<String> split(String version) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int at = 0; at <= version.length(); at++) {
      boolean ends = at == version.length() || !Character.isLetterOrDigit(version.charAt(at));
      boolean turns =
          !ends
              && at > start
              && Digits.isDigit(version.charAt(at)) != Digits.isDigit(version.charAt(at - 1));
      if (ends || turns) {
        if (at > start) {
          parts.add(version.substring(start, at));
        }
        start = ends ? at + 1 : at;
      }
    }
    return parts;
  }

  @Override
  public boolean isPrerelease() {
    return parts.stream().anyMatch(part -> !Digits.are(part) && rank(part) < rank(NUMBER));
  }

  @Override
  public int compareTo(Version version) {
    return compare(parts, Version.alike(ComposerVersion.class, version).parts);
  }

  private static int compare(List<String> first, List<String> second) {
    int shared = Math.min(first.size(), second.size());
    for (int i = 0; i < shared; i++) {
      int compared = compareParts(first.get(i), second.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    if (first.size() > shared) {
      return overhang(first.get(shared));
    }
    return second.size() > shared ? -overhang(second.get(shared)) : 0;
  }

  /// A version that goes on with a number is the later one; with a word it is what the word says.
  private static int overhang(String next) {
    return Digits.are(next) ? 1 : compareParts(next, NUMBER);
  }

  private static int compareParts(String first, String second) {
    boolean left = Digits.are(first);
    boolean right = Digits.are(second);
    return left && right
        ? Digits.compare(first, second)
        : Integer.compare(rank(left ? NUMBER : first), rank(right ? NUMBER : second));
  }

  private static int rank(String word) {
    if (word.startsWith("dev")) {
      return 0;
    }
    if (word.startsWith("RC") || word.startsWith("rc")) {
      return 3;
    }
    return word.isEmpty()
        ? UNKNOWN
        : switch (word.charAt(0)) {
          case 'a' -> 1;
          case 'b' -> 2;
          case '#' -> 4;
          case 'p' -> 5;
          default -> UNKNOWN;
        };
  }
}
