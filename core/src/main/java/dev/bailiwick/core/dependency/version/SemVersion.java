package dev.bailiwick.core.dependency.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A version by Semantic Versioning 2.0.0 (semver.org), or one of NuGet's, which has a fourth
/// number and whose words ignore case.
///
/// Read leniently: a leading `v` or `=`, fewer numbers (the rest is nought), more numbers, leading
/// zeros, and a word that follows the numbers without a hyphen.
///
/// @param numbers without leading zeros; as many as were written
/// @param prerelease the identifiers behind the numbers, or none
record SemVersion(String text, List<String> numbers, List<String> prerelease) implements Version {

  SemVersion {
    numbers = List.copyOf(numbers);
    prerelease = List.copyOf(prerelease);
  }

  static SemVersion semantic(String text) {
    return read(text, text);
  }

  static SemVersion nuget(String text) {
    return read(text, text.toLowerCase(Locale.ROOT));
  }

  private static SemVersion read(String text, String spelled) {
    int at = 0;
    while (at < spelled.length() && "vV= ".indexOf(spelled.charAt(at)) >= 0) {
      at++;
    }
    var numbers = new ArrayList<String>();
    while (at < spelled.length() && Digits.isDigit(spelled.charAt(at))) {
      int end = Digits.end(spelled, at);
      numbers.add(Digits.plain(spelled.substring(at, end)));
      at = end;
      if (at + 1 < spelled.length()
          && spelled.charAt(at) == '.'
          && Digits.isDigit(spelled.charAt(at + 1))) {
        at++;
      }
    }
    return new SemVersion(text, numbers, identifiers(spelled.substring(at)));
  }

  private static List<String> identifiers(String tail) {
    int build = tail.indexOf('+');
    var words = build < 0 ? tail : tail.substring(0, build);
    if (words.startsWith("-") || words.startsWith(".")) {
      words = words.substring(1);
    }
    return words.isEmpty() ? List.of() : List.of(words.split("\\.", -1));
  }

  @Override
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  String number(int index) {
    return index < numbers.size() ? numbers.get(index) : "0";
  }

  /// Whether the numbers are the same, whatever follows them.
  boolean hasNumbersOf(SemVersion other) {
    return compareNumbers(other) == 0;
  }

  @Override
  public int compareTo(Version version) {
    var other = Version.alike(SemVersion.class, version);
    int byNumbers = compareNumbers(other);
    if (byNumbers != 0) {
      return byNumbers;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return comparePrerelease(other);
  }

  private int compareNumbers(SemVersion other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int compared = Digits.compare(number(i), other.number(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private int comparePrerelease(SemVersion other) {
    for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
      int compared = compareIdentifiers(prerelease.get(i), other.prerelease.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  private static int compareIdentifiers(String first, String second) {
    boolean number = Digits.are(first);
    if (number != Digits.are(second)) {
      return number ? -1 : 1;
    }
    return number ? Digits.compare(first, second) : Integer.signum(first.compareTo(second));
  }
}
