package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.admission.Admission.Assessment;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Objection;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The call that may be made instead: each package in one version, without code of its own on
/// arrival.
final class SafeWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@/._=+:%,^~-]+");

  private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9@/._=+:%,^~<>!*\\[\\]-]+");

  private SafeWords() {}

  /// A package of an arrival and what came of it.
  record Judged(Arrival.Entry entry, Assessment assessment) {

    static Judged of(
        Arrival arrival,
        Arrival.Entry entry,
        Map<PackageName, PackageFacts> facts,
        Admission admission) {
      var name = PackageName.of(entry.candidate().dependency());
      var known = facts.getOrDefault(name, new PackageFacts.Unknown("nobody was asked"));
      return new Judged(entry, admission.of(entry.candidate(), known, arrival.how()));
    }

    /// The version to take: what an objection names, else the pin; empty for none.
    String version() {
      return assessment.objections().stream()
          .map(Objection::instead)
          .filter(version -> !version.isEmpty())
          .findFirst()
          .orElse(assessment.pin());
    }
  }

  /// The command as it may be run; empty where none is known.
  static Optional<String> command(Arrival arrival, List<Judged> judged) {
    if (arrival.command().isEmpty() || judged.stream().anyMatch(one -> isHopeless(one))) {
      return Optional.empty();
    }
    var manager = arrival.command().get().manager();
    var plain = arrival.command().get().words();
    var words = plain.stream().map(SafeWords::quoted).collect(Collectors.toList());
    boolean changed = false;
    for (var one : judged) {
      var version = one.version();
      int at = one.entry().word().isEmpty() ? -1 : plain.indexOf(one.entry().word());
      if (!version.isEmpty() && at >= 0) {
        words.set(at, manager.exact(one.entry().word(), version));
        changed = true;
      } else if (!version.isEmpty()) {
        return Optional.empty();
      }
    }
    var text = String.join(" ", words);
    if (judged.stream().anyMatch(SafeWords::runsCode) && !manager.quietly().isEmpty()) {
      return Optional.of(text + manager.quietly());
    }
    return changed ? Optional.of(text) : Optional.empty();
  }

  /// An objection that no other version and no option answers.
  private static boolean isHopeless(Judged one) {
    return one.assessment().objections().stream()
        .anyMatch(objection ->
            objection.denies()
                || objection.instead().isEmpty() && !objection.rule().equals("lifecycle-scripts"));
  }

  private static boolean runsCode(Judged one) {
    return one.assessment().objections().stream()
        .anyMatch(objection -> objection.rule().equals("lifecycle-scripts"));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// The command's text with each package pinned; empty where a word does not stand in it just once
  /// and plain, so that nothing else can be changed.
  static Optional<String> pinned(String command, Arrival arrival, List<Judged> judged) {
    if (arrival.command().isEmpty()) {
      return Optional.empty();
    }
    var text = command;
    for (var one : judged) {
      if (one.assessment().pin().isEmpty()) {
        continue;
      }
      var word = one.entry().word();
      var place = place(text, word);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      // Options that follow the word stay outside of its quotes.
      var exact =
          arrival.command().get().manager().exact(word, one.assessment().pin()).split(" ", 2);
      var quote = place.get().group(1);
      var words = quote + exact[0] + quote + (exact.length > 1 ? " " + exact[1] : "");
      text = replaced(text, place.get(), words);
    }
    return text.equals(command) ? Optional.empty() : Optional.of(text);
  }

  /// The command's text with an option behind the first package that it names; empty where that
  /// does not stand in it just once and plain.
  static Optional<String> with(String command, Arrival arrival, String option) {
    return arrival.entries().stream()
        .map(Arrival.Entry::word)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .flatMap(word -> place(command, word))
        .map(place -> replaced(command, place, place.group() + option));
  }

  private static String replaced(String text, MatchResult place, String words) {
    return text.substring(0, place.start()) + words + text.substring(place.end());
  }

  /// Where a word stands, its quotes in the first group; empty unless that is in one place.
  private static Optional<MatchResult> place(String text, String word) {
    if (word.isEmpty() || !NAMED.matcher(word).matches()) {
      return Optional.empty();
    }
    var places =
        Pattern.compile("(?<=\\s)([\"']?)" + Pattern.quote(word) + "\\1(?=[\\s;&|)]|$)")
            .matcher(text)
            .results()
            .toList();
    return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
  }

  /// A call's words as a shell reads them.
  static String joined(List<String> words) {
    return words.stream().map(SafeWords::quoted).collect(Collectors.joining(" "));
  }

  /// A manifest's text with each package pinned; empty where a requirement does not stand in it
  /// just once beside its package's name.
  static Optional<String> pinnedText(String content, List<Judged> judged) {
    var text = content;
    for (var one : judged) {
      var dependency = one.entry().candidate().dependency();
      if (one.assessment().pin().isEmpty()) {
        continue;
      }
      var exact = requirement(dependency, one.assessment().pin());
      var lines = text.split("\n", -1);
      int found = -1;
      for (int i = 0; i < lines.length; i++) {
        if (lines[i].contains(dependency.name())
            && !dependency.requirement().isEmpty()
            && lines[i].contains(dependency.requirement())) {
          if (found >= 0) {
            return Optional.empty();
          }
          found = i;
        }
      }
      if (found < 0 || exact.isEmpty()) {
        return Optional.empty();
      }
      int at = lines[found].lastIndexOf(dependency.requirement());
      lines[found] =
          lines[found].substring(0, at)
              + exact
              + lines[found].substring(at + dependency.requirement().length());
      text = String.join("\n", lines);
    }
    return text.equals(content) ? Optional.empty() : Optional.of(text);
  }

  /// How a manifest asks for one version; empty where that is not known.
  private static String requirement(Dependency dependency, String version) {
    if (!(dependency.origin() instanceof Origin.Registry)) {
      return "";
    }
    return switch (dependency.ecosystem()) {
      case NPM, PACKAGIST, RUBYGEMS, MAVEN, NUGET -> version;
      case PYPI -> "==" + version;
      case CRATES -> "=" + version;
      case GO, DEBIAN -> "";
    };
  }

  /// A package as a person reads it: `npm:foo@1.2.3`.
  static String named(Candidate candidate) {
    var dependency = candidate.dependency();
    var name = dependency.name().isEmpty() ? "the package" : dependency.name();
    var version = dependency.version();
    return dependency.ecosystem().purlType()
        + ":"
        + name
        + (version.isEmpty() ? "" : "@" + version);
  }

  /// The words to write for a package: `"foo": "1.2.3"`, `foo==1.2.3`.
  static String stated(Dependency dependency, String version) {
    var name = dependency.name();
    return dependency.ecosystem() == Ecosystem.PYPI
        ? name + "==" + version
        : name + " in version " + (dependency.ecosystem() == Ecosystem.CRATES ? "=" : "") + version;
  }
}
