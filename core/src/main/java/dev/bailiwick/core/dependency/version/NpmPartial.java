package dev.bailiwick.core.dependency.version;

import dev.bailiwick.core.dependency.version.NpmRange.Bound;
import dev.bailiwick.core.dependency.version.NpmRange.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// A version of which the end may be left open: `1`, `1.2.x`, `1.2.3-beta`.
///
/// A part that was not written is empty; one that may be anything is empty too, and counts as
/// written only in [#isOutOfOrder].
record NpmPartial(String major, String minor, String patch, List<String> word, boolean outOfOrder) {

  /// 2^53 - 1: what JavaScript counts exactly.
  private static final long LARGEST = 9_007_199_254_740_991L;

  private static final int MOST_DIGITS = 16;
  private static final List<String> LOWEST = List.of("0");

  NpmPartial {
    word = List.copyOf(word);
  }

  /// Takes groups 3 to 6 of the syntax's pattern.
  static NpmPartial of(Matcher match) {
    var major = part(match.group(3));
    var minor = part(match.group(4));
    var patch = part(match.group(5));
    var word = match.group(6);
    return new NpmPartial(
        major,
        minor,
        patch,
        word == null ? List.of() : List.of(word.split("\\.")),
        major.isEmpty() && !minor.isEmpty() || minor.isEmpty() && !patch.isEmpty());
  }

  private static String part(@Nullable String text) {
    return text == null || !Digits.are(text) ? "" : text;
  }

  static boolean isCountable(SemVersion version) {
    return version.numbers().stream().allMatch(number -> value(number) <= LARGEST);
  }

  /// Whether a number follows an open part: `x.1`.
  boolean isOutOfOrder() {
    return outOfOrder;
  }

  boolean isWhole() {
    return !major.isEmpty() && !minor.isEmpty() && !patch.isEmpty();
  }

  Optional<SemVersion> whole() {
    return isWhole() ? Optional.of(self()).filter(NpmPartial::isCountable) : Optional.empty();
  }

  List<Comparator> tilde(boolean prereleases) {
    if (major.isEmpty()) {
      return List.of();
    }
    if (minor.isEmpty()) {
      return between(low(prereleases), nextMajor());
    }
    return between(patch.isEmpty() ? low(prereleases) : self(), nextMinor());
  }

  List<Comparator> caret(boolean prereleases) {
    if (major.isEmpty()) {
      return List.of();
    }
    boolean isNought = Digits.areNought(major);
    if (minor.isEmpty() || patch.isEmpty()) {
      return between(low(prereleases), minor.isEmpty() || !isNought ? nextMajor() : nextMinor());
    }
    if (!isNought) {
      return between(self(), nextMajor());
    }
    return between(self(), Digits.areNought(minor) ? nextPatch() : nextMinor());
  }

  /// Behind `<`, `>=` and the like, or behind nothing.
  List<Comparator> compared(String operator, boolean prereleases) {
    if (major.isEmpty()) {
      return operator.equals(">") || operator.equals("<")
          ? List.of(new Comparator(Bound.BELOW, version(0, 0, 0, LOWEST)))
          : List.of();
    }
    if (isWhole()) {
      return List.of(new Comparator(bound(operator), self()));
    }
    var next = minor.isEmpty() ? nextMajor() : nextMinor();
    return switch (operator) {
      case ">" -> List.of(new Comparator(Bound.FROM, prereleases ? next : released(next)));
      case ">=" -> List.of(new Comparator(Bound.FROM, low(prereleases)));
      case "<" -> List.of(new Comparator(Bound.BELOW, low(true)));
      case "<=" -> List.of(new Comparator(Bound.BELOW, next));
      default -> between(low(prereleases), next);
    };
  }

  /// As the first of `a - b`.
  List<Comparator> from(boolean prereleases) {
    if (major.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Comparator(Bound.FROM, isWhole() && !word.isEmpty() ? self() : low(prereleases)));
  }

  /// As the second of `a - b`.
  List<Comparator> upTo(boolean prereleases) {
    if (major.isEmpty()) {
      return List.of();
    }
    if (minor.isEmpty()) {
      return List.of(new Comparator(Bound.BELOW, nextMajor()));
    }
    if (patch.isEmpty()) {
      return List.of(new Comparator(Bound.BELOW, nextMinor()));
    }
    return List.of(
        word.isEmpty() && prereleases
            ? new Comparator(Bound.BELOW, nextPatch())
            : new Comparator(Bound.UP_TO, self()));
  }

  private static Bound bound(String operator) {
    return switch (operator) {
      case ">" -> Bound.ABOVE;
      case ">=" -> Bound.FROM;
      case "<" -> Bound.BELOW;
      case "<=" -> Bound.UP_TO;
      default -> Bound.EQUAL;
    };
  }

  private static List<Comparator> between(SemVersion from, SemVersion below) {
    return List.of(new Comparator(Bound.FROM, from), new Comparator(Bound.BELOW, below));
  }

  private SemVersion self() {
    return version(value(major), value(minor), value(patch), word);
  }

  /// What is written, the open parts nought.
  private SemVersion low(boolean prereleases) {
    return version(
        value(major),
        value(minor),
        minor.isEmpty() ? 0 : value(patch),
        prereleases ? LOWEST : List.of());
  }

  private SemVersion nextMajor() {
    return version(value(major) + 1, 0, 0, LOWEST);
  }

  private SemVersion nextMinor() {
    return version(value(major), value(minor) + 1, 0, LOWEST);
  }

  private SemVersion nextPatch() {
    return version(value(major), value(minor), value(patch) + 1, LOWEST);
  }

  private static SemVersion released(SemVersion version) {
    return new SemVersion(version.text(), version.numbers(), List.of());
  }

  private static SemVersion version(long major, long minor, long patch, List<String> word) {
    var numbers = List.of(Long.toString(major), Long.toString(minor), Long.toString(patch));
    var text = String.join(".", numbers) + (word.isEmpty() ? "" : "-" + String.join(".", word));
    return new SemVersion(text, numbers, word);
  }

  /// What is too large to count stays too large.
  private static long value(String digits) {
    var plain = Digits.plain(digits);
    return plain.length() > MOST_DIGITS ? LARGEST + 1 : Long.parseLong(plain);
  }
}
