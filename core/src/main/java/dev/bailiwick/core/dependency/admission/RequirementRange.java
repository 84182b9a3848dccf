package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.version.NpmRange;
import dev.bailiwick.core.dependency.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which versions a requirement lets in, as its ecosystem reads it.
///
/// What is not understood (a tag, a property) is empty. Composer's and Cargo's ranges are read by
/// way of npm's, from which they differ in prereleases alone.
final class RequirementRange {
  private static final Pattern COMPARATOR =
      Pattern.compile("(===?|!=|~=|~>|<=|>=|<|>|=)?\\s*v?(\\d[^\\s]*)");
  private static final Pattern INTERVAL =
      Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^,\\s]*)\\s*([\\])])");

  private RequirementRange() {}

  static Optional<Predicate<String>> of(Ecosystem ecosystem, String requirement) {
    var text = requirement.strip();
    return switch (ecosystem) {
      case NPM -> npm(text);
      case CRATES ->
          npm(
              Arrays.stream(text.split(","))
                  .map(String::strip)
                  .map(one -> one.matches("\\d.*") ? "^" + one : one)
                  .collect(Collectors.joining(" ")));
      case PACKAGIST ->
          npm(text.replaceAll("(?<!\\|)\\|(?!\\|)", "||").replace(',', ' ').replace("~", "^"));
      case PYPI, RUBYGEMS -> comparators(ecosystem, text);
      case MAVEN, NUGET -> interval(ecosystem, text);
      case GO, DEBIAN -> Optional.empty();
    };
  }

  private static Optional<Predicate<String>> npm(String text) {
    return NpmRange.parse(text, Set.of(NpmRange.Option.LOOSE)).map(range -> range::admits);
  }

  private static Optional<Predicate<String>> comparators(Ecosystem ecosystem, String text) {
    var all = new ArrayList<Predicate<Version>>();
    for (var part : text.split(",")) {
      var match = COMPARATOR.matcher(part.strip());
      if (!match.matches()) {
        return Optional.empty();
      }
      var operator = match.group(1) == null ? "==" : match.group(1);
      var wanted = match.group(2);
      if (wanted.endsWith(".*")) {
        var prefix = wanted.substring(0, wanted.length() - 1);
        boolean without = operator.equals("!=");
        all.add(version -> (version.text() + ".").startsWith(prefix) != without);
        continue;
      }
      var bound = ecosystem.version(wanted);
      if (bound.isEmpty()) {
        return Optional.empty();
      }
      all.add(comparator(ecosystem, operator, wanted, bound.get()));
    }
    return Optional.of(version ->
        ecosystem
            .version(version)
            .filter(one -> all.stream().allMatch(part -> part.test(one)))
            .isPresent());
  }

  private static Predicate<Version> comparator(
      Ecosystem ecosystem, String operator, String wanted, Version bound) {
    return switch (operator) {
      case "<" -> version -> version.isBefore(bound);
      case "<=" -> version -> version.compareTo(bound) <= 0;
      case ">" -> version -> version.compareTo(bound) > 0;
      case ">=" -> version -> version.isAtLeast(bound);
      case "!=" -> version -> version.compareTo(bound) != 0;
      case "~=", "~>" -> {
        var end = ecosystem.version(next(wanted));
        yield version -> version.isAtLeast(bound) && end.filter(version::isBefore).isPresent();
      }
      default -> version -> version.compareTo(bound) == 0;
    };
  }

  /// The end of `~> 1.2.3`: 1.3.
  private static String next(String version) {
    var numbers = new ArrayList<>(List.of(version.replaceAll("[^0-9.].*", "").split("\\.")));
    if (numbers.size() > 1) {
      numbers.removeLast();
    }
    var last = numbers.removeLast();
    numbers.add(Long.toString((last.length() > 9 ? 0 : Long.parseLong("0" + last)) + 1));
    return String.join(".", numbers);
  }

  private static Optional<Predicate<String>> interval(Ecosystem ecosystem, String text) {
    var match = INTERVAL.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var low = ecosystem.version(match.group(2));
    var high = ecosystem.version(match.group(3));
    boolean lowIn = match.group(1).equals("[");
    boolean highIn = match.group(4).equals("]");
    return Optional.of(candidate -> {
      var version = ecosystem.version(candidate);
      return version.isPresent()
          && low.map(bound -> version.get().compareTo(bound) > (lowIn ? -1 : 0)).orElse(true)
          && high.map(bound -> version.get().compareTo(bound) < (highIn ? 1 : 0)).orElse(true);
    });
  }
}
