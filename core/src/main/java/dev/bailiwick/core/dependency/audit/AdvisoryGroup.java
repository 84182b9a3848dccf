package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.advisory.Advisory;
import dev.bailiwick.core.dependency.advisory.Advisory.Kind;
import dev.bailiwick.core.dependency.advisory.Advisory.Match;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Advisories of several databases about one matter, which is told once.
///
/// @param match the surest of the members'
public record AdvisoryGroup(List<Advisory> members, Match match) {
  public AdvisoryGroup {
    members = List.copyOf(members);
  }

  /// What means a version, by matter; worst first. A match that is only possible counts for malware
  /// alone: elsewhere it stands for a version that is none.
  public static List<AdvisoryGroup> of(
      List<Advisory> advisories, Ecosystem ecosystem, String version) {
    var groups = new ArrayList<AdvisoryGroup>();
    for (var advisory : advisories) {
      var match = advisory.match(ecosystem, version);
      if (match == Match.NONE) {
        continue;
      }
      var joined = new ArrayList<Advisory>(List.of(advisory));
      var surest = match;
      for (var other : List.copyOf(groups)) {
        if (other.isAbout(advisory)) {
          groups.remove(other);
          joined.addAll(other.members());
          surest = surest.compareTo(other.match()) > 0 ? surest : other.match();
        }
      }
      groups.add(new AdvisoryGroup(joined, surest));
    }
    groups.sort(
        Comparator.comparing((AdvisoryGroup group) -> group.kind() != Kind.MALICIOUS)
            .thenComparing(AdvisoryGroup::severity)
            .thenComparing(AdvisoryGroup::id));
    return groups;
  }

  private boolean isAbout(Advisory advisory) {
    var names = names();
    return names.contains(advisory.id()) || advisory.aliases().stream().anyMatch(names::contains);
  }

  /// The id most people know it by: GitHub's, else the first in order.
  public String id() {
    return members.stream()
        .map(Advisory::id)
        .min(Comparator.comparing((String id) -> !id.startsWith("GHSA-")).thenComparing(id -> id))
        .orElse("");
  }

  /// Every id and alias.
  public Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (var member : members) {
      names.add(member.id());
      names.addAll(member.aliases());
    }
    return names;
  }

  public String summary() {
    return members.stream()
        .filter(member -> member.id().equals(id()))
        .findFirst()
        .or(() -> members.stream().findFirst())
        .map(Advisory::summary)
        .orElse("");
  }

  /// GitHub's rating where it has one, since its people read each; else the worst of the others'.
  public Severity severity() {
    return members.stream()
        .filter(member -> member.id().equals(id()) && member.id().startsWith("GHSA-"))
        .map(Advisory::severity)
        .findFirst()
        .or(() -> members.stream().map(Advisory::severity).min(Comparator.naturalOrder()))
        .orElse(Severity.HIGH);
  }

  public Kind kind() {
    return members.stream()
        .map(Advisory::kind)
        .min(Comparator.comparing(AdvisoryGroup::weight))
        .orElse(Kind.VULNERABLE);
  }

  private static int weight(Kind kind) {
    return switch (kind) {
      case MALICIOUS -> 0;
      case VULNERABLE -> 1;
      case INFORMATIONAL -> 2;
    };
  }

  /// The lowest fixed version above this one that the matter's advisories name; empty for none.
  public String fix(Ecosystem ecosystem, String version) {
    return members.stream()
        .flatMap(member -> member.fix(ecosystem, version).stream())
        .min(Upgrade.order(ecosystem))
        .orElse("");
  }
}
