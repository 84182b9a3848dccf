package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.version.Version;
import dev.bailiwick.core.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one advisory says of one package.
///
/// @param id as its database names it, e.g. `GHSA-…`, `PYSEC-…`, `MAL-…`
/// @param aliases other databases' ids of the same matter, related ones left out
/// @param summary one line
/// @param versions those it lists one by one
public record Advisory(
    String id,
    List<String> aliases,
    String summary,
    Kind kind,
    Severity severity,
    List<AffectedRange> ranges,
    List<String> versions) {

  /// What is wrong with the package.
  public enum Kind {
    /// A mistake that somebody can use.
    VULNERABLE,
    /// Its author, or who took the author's place, means harm.
    MALICIOUS,
    /// Nobody looks after it any more, or it is only worth knowing.
    INFORMATIONAL
  }

  /// Whether a version is meant.
  public enum Match {
    NONE,
    /// It cannot be told, or the record speaks of all versions beside the ones it lists.
    POSSIBLE,
    AFFECTED
  }

  public Advisory {
    aliases = List.copyOf(aliases);
    ranges = List.copyOf(ranges);
    versions = List.copyOf(versions);
  }

  /// Whether the advisory means a version, by OSV's "Evaluation" (ossf.github.io/osv-schema,
  /// 1.7.0): it is listed, or lies in a range.
  ///
  /// Records of malware often list versions and give a range of all versions too, since a tool
  /// added it; there the list decides, and the range makes other versions only [Match#POSSIBLE].
  public Match match(Ecosystem ecosystem, String text) {
    if (versions.contains(text)) {
      return Match.AFFECTED;
    }
    var parsed = ecosystem.version(text);
    if (parsed.isEmpty()) {
      return Match.POSSIBLE;
    }
    var version = parsed.get();
    boolean listed =
        versions.stream()
            .flatMap(one -> ecosystem.version(one).stream())
            .anyMatch(one -> one.compareTo(version) == 0);
    if (listed) {
      return Match.AFFECTED;
    }
    var holding = ranges.stream().filter(range -> range.holds(ecosystem, version)).toList();
    if (holding.isEmpty()) {
      return Match.NONE;
    }
    boolean onlyEndless = holding.stream().allMatch(AffectedRange::isEndless);
    return kind == Kind.MALICIOUS && !versions.isEmpty() && onlyEndless
        ? Match.POSSIBLE
        : Match.AFFECTED;
  }

  /// The lowest version above this one that the advisory calls fixed, if it names any.
  public Optional<String> fix(Ecosystem ecosystem, String text) {
    return ecosystem.version(text).flatMap(version -> fixes(ecosystem, version).findFirst());
  }

  /// Every fixed version above this one, the lowest first.
  public Stream<String> fixes(Ecosystem ecosystem, Version version) {
    return ranges.stream()
        .flatMap(range -> range.fixes(ecosystem))
        .filter(fixed -> fixed.compareTo(version) > 0)
        .sorted(Comparator.naturalOrder())
        .map(Version::text);
  }
}
