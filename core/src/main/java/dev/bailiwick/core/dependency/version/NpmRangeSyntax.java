package dev.bailiwick.core.dependency.version;

import dev.bailiwick.core.dependency.version.NpmRange.Comparator;
import dev.bailiwick.core.dependency.version.NpmRange.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text of a range to bounds.
///
/// Grammar: github.com/npm/node-semver, "Range Grammar"; where its words and its behaviour differ,
/// its behaviour is followed. One thread, used once.
final class NpmRangeSyntax {
  private static final int LONGEST_VERSION = 256;

  private static final Pattern BUILD = Pattern.compile("\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+");
  private static final Pattern GAPS =
      Pattern.compile("(~>?|\\^)\\s++|([<>]=?|=)\\s++(?=[v=\\dxX*])");
  private static final Pattern HYPHEN = Pattern.compile("(\\S+) - (\\S+)");
  private static final Pattern STRICT = partial("0|[1-9]\\d*", "-", "0|[1-9]\\d*");
  private static final Pattern LOOSE = partial("\\d+", "-?", "\\d+");

  private final boolean loose;
  private final boolean prereleases;
  private boolean refused;

  NpmRangeSyntax(Set<Option> options) {
    this.loose = options.contains(Option.LOOSE);
    this.prereleases = options.contains(Option.PRERELEASES);
  }

  /// Operator, marks before the numbers, three numbers of which some may be missing or `x`, and a
  /// word.
  private static Pattern partial(String number, String hyphen, String numberInWord) {
    var part = "(" + number + "|[xX*])";
    var word = "(?:\\d*[a-zA-Z-][a-zA-Z0-9-]*|" + numberInWord + ")";
    return Pattern.compile(
        "(~>?|\\^|[<>]=?|=|)([v=]*)"
            + part
            + ("(?:\\." + part + "(?:\\." + part)
            + ("(?:" + hyphen + "(" + word + "(?:\\." + word + ")*))?)?)?"));
  }

  /// A whole version, as node-semver reads one.
  static Optional<SemVersion> version(String text, boolean loose) {
    var trimmed = text.strip();
    int build = trimmed.indexOf('+');
    if (trimmed.length() > LONGEST_VERSION
        || build >= 0 && !BUILD.matcher(trimmed.substring(build)).matches()) {
      return Optional.empty();
    }
    var match = (loose ? LOOSE : STRICT).matcher(build < 0 ? trimmed : trimmed.substring(0, build));
    if (!match.matches()) {
      return Optional.empty();
    }
    var marks = match.group(1) + match.group(2);
    boolean marked =
        loose
            ? marks.chars().allMatch(mark -> "v=".indexOf(mark) >= 0)
            : marks.isEmpty() || marks.equals("v");
    return marked ? NpmPartial.of(match).whole() : Optional.empty();
  }

  /// Alternatives, each a list of bounds that hold together; empty where there is no range.
  Optional<List<List<Comparator>>> read(String text) {
    var alternatives = new ArrayList<List<Comparator>>();
    for (var alternative : text.strip().split("\\|\\|", -1)) {
      alternative(alternative.strip().replaceAll("\\s+", " ")).ifPresent(alternatives::add);
    }
    return refused || alternatives.isEmpty() ? Optional.empty() : Optional.of(joined(alternatives));
  }

  /// An alternative without bounds swallows the others, with what they would say of versions before
  /// a release.
  private static List<List<Comparator>> joined(List<List<Comparator>> alternatives) {
    return alternatives.stream()
        .filter(List::isEmpty)
        .findFirst()
        .map(List::of)
        .orElse(List.copyOf(alternatives));
  }

  /// Empty for an alternative in which nothing is a comparator.
  private Optional<List<Comparator>> alternative(String text) {
    var plain = BUILD.matcher(text).replaceAll("");
    var found = new ArrayList<Comparator>();
    var hyphen = HYPHEN.matcher(plain);
    if (hyphen.matches() && isPartial(hyphen.group(1)) && isPartial(hyphen.group(2))) {
      return Optional.of(kept(between(hyphen.group(1), hyphen.group(2))));
    }
    var words = GAPS.matcher(plain).replaceAll("$1$2").split(" ", -1);
    boolean some = false;
    for (int i = 0; i < words.length; i++) {
      // What admits everything is a comparator only at an end: in between it leaves no word behind.
      boolean atEnd = i == 0 || i == words.length - 1;
      var bounds = comparators(words[i]);
      some |= bounds.filter(these -> atEnd || !these.isEmpty()).isPresent();
      bounds.ifPresent(found::addAll);
    }
    return some ? Optional.of(kept(found)) : Optional.empty();
  }

  /// Whether it can stand on a side of ` - `.
  private boolean isPartial(String word) {
    var match = shape().matcher(word);
    return match.matches() && (match.group(1).isEmpty() || match.group(1).equals("="));
  }

  private List<Comparator> between(String first, String second) {
    var from = partial(first);
    var to = partial(second);
    boolean copied = to.isWhole() && to.word().isEmpty() && !prereleases;
    refused |= !loose && (first.contains("=") && from.isWhole() || second.contains("=") && copied);
    var bounds = new ArrayList<>(from.from(prereleases));
    bounds.addAll(to.upTo(prereleases));
    return bounds;
  }

  private NpmPartial partial(String word) {
    var match = shape().matcher(word);
    if (!match.matches()) {
      throw new IllegalStateException("asked before");
    }
    return NpmPartial.of(match);
  }

  /// Without the bounds that hold for every version; a number that JavaScript cannot count refuses
  /// the range.
  private List<Comparator> kept(List<Comparator> bounds) {
    refused |= bounds.stream().anyMatch(bound -> !NpmPartial.isCountable(bound.version()));
    return bounds.stream().filter(bound -> !bound.holdsAlways(prereleases)).toList();
  }

  private Pattern shape() {
    return loose ? LOOSE : STRICT;
  }

  private Optional<List<Comparator>> comparators(String word) {
    if (word.isEmpty()) {
      return Optional.of(List.of());
    }
    var match = shape().matcher(word);
    if (!match.matches()) {
      refused |= !loose;
      return Optional.empty();
    }
    var partial = NpmPartial.of(match);
    return switch (match.group(1)) {
      case "~", "~>" -> Optional.of(partial.tilde(prereleases));
      case "^" -> Optional.of(partial.caret(prereleases));
      default -> operator(match, partial);
    };
  }

  private Optional<List<Comparator>> operator(Matcher match, NpmPartial partial) {
    boolean marked = loose || match.group(2).isEmpty() || match.group(2).equals("v");
    if (partial.isOutOfOrder() || partial.isWhole() && !marked) {
      refused |= !loose;
      return Optional.empty();
    }
    return Optional.of(partial.compared(match.group(1), prereleases));
  }
}
