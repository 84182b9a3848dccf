package dev.bailiwick.core.dependency.version;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A range of versions as npm, pnpm, Yarn and bun read it: `^1.2.3 || >=2 <2.5`.
///
/// It admits what node-semver 7 admits; the range of a tag (`latest`) is none.
public final class NpmRange {

  /// How a range is read.
  public enum Option {
    /// Takes `=v1.2.3beta` and passes over what is no comparator, as npm does when it installs.
    LOOSE,
    /// Versions before a release count like all others, as npm does when it audits.
    PRERELEASES
  }

  /// Longer texts are no ranges (node-semver's own bound for a version; npm writes none longer).
  private static final int LONGEST = 8_192;

  private final List<List<Comparator>> alternatives;
  private final Set<Option> options;

  private NpmRange(List<List<Comparator>> alternatives, Set<Option> options) {
    this.alternatives = alternatives;
    this.options = options;
  }

  /// One bound.
  record Comparator(Bound bound, SemVersion version) {
    boolean admits(SemVersion other) {
      int compared = other.compareTo(version);
      return switch (bound) {
        case EQUAL -> compared == 0;
        case BELOW -> compared < 0;
        case UP_TO -> compared <= 0;
        case ABOVE -> compared > 0;
        case FROM -> compared >= 0;
      };
    }

    /// Whether the bound is the lowest version there is.
    boolean holdsAlways(boolean prereleases) {
      return bound == Bound.FROM
          && version.numbers().equals(List.of("0", "0", "0"))
          && version.prerelease().equals(prereleases ? List.of("0") : List.of());
    }
  }

  enum Bound {
    EQUAL,
    BELOW,
    UP_TO,
    ABOVE,
    FROM
  }

  /// The range, or empty where node-semver would refuse it.
  public static Optional<NpmRange> parse(String text, Set<Option> options) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var copied = Set.copyOf(options);
    return new NpmRangeSyntax(copied)
        .read(text)
        .map(alternatives -> new NpmRange(alternatives, copied));
  }

  /// Whether the range names one version and nothing else.
  public boolean isExact() {
    return alternatives.size() == 1
        && alternatives.getFirst().size() == 1
        && alternatives.getFirst().getFirst().bound() == Bound.EQUAL;
  }

  /// False too for what is no version.
  public boolean admits(String version) {
    return NpmRangeSyntax.version(version, options.contains(Option.LOOSE))
        .filter(this::admits)
        .isPresent();
  }

  private boolean admits(SemVersion version) {
    return alternatives.stream().anyMatch(comparators -> admits(comparators, version));
  }

  private boolean admits(List<Comparator> comparators, SemVersion version) {
    if (!comparators.stream().allMatch(comparator -> comparator.admits(version))) {
      return false;
    }
    return !version.isPrerelease()
        || options.contains(Option.PRERELEASES)
        || comparators.stream()
            .anyMatch(comparator ->
                comparator.version().isPrerelease() && comparator.version().hasNumbersOf(version));
  }
}
