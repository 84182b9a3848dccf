package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Purl;
import java.util.Arrays;
import java.util.Optional;

/// A package as a person names it: a package URL, or `npm:name@version` with the type of its
/// package URL or its ecosystem's name in OSV.
final class PackageWord {
  private static final Place PLACE = new Place("", 1);

  private PackageWord() {}

  static Optional<Dependency> read(String word) {
    if (word.startsWith("pkg:")) {
      return Purl.parse(word).map(purl -> named(purl.ecosystem(), purl.name(), purl.version()));
    }
    int colon = word.indexOf(':');
    if (colon < 1 || colon == word.length() - 1) {
      return Optional.empty();
    }
    var type = word.substring(0, colon);
    var rest = word.substring(colon + 1);
    return Arrays.stream(Ecosystem.values())
        .filter(
            one -> one.purlType().equalsIgnoreCase(type) || one.osvName().equalsIgnoreCase(type))
        .findFirst()
        .map(ecosystem -> split(ecosystem, rest));
  }

  private static Dependency split(Ecosystem ecosystem, String text) {
    int equals = text.indexOf("==");
    int at = text.indexOf('@', 1);
    if (equals > 0) {
      return named(ecosystem, text.substring(0, equals), text.substring(equals + 2));
    }
    return at < 0
        ? named(ecosystem, text, "")
        : named(ecosystem, text.substring(0, at), text.substring(at + 1));
  }

  private static Dependency named(Ecosystem ecosystem, String name, String version) {
    var plain = version.equals("latest") ? "" : version;
    return Dependency.wanted(ecosystem, name, plain, PLACE).at(plain);
  }
}
