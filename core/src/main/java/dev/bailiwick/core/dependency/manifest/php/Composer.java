package dev.bailiwick.core.dependency.manifest.php;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `composer.lock` and `composer.json` (getcomposer.org/doc/04-schema.md).
public final class Composer {
  private static final Pattern EXACT = Pattern.compile("[v=]?\\s*(\\d+\\.\\d+\\.\\d+[^\\s,|*]*)");

  private Composer() {}

  public static List<Dependency> lock(Document document) {
    var lock = document.json();
    var found = new ArrayList<Dependency>();
    add(document, lock.array("packages"), List.of(), found);
    add(document, lock.array("packages-dev"), List.of("dev"), found);
    return found;
  }

  private static void add(
      Document document, List<Json> packages, List<String> groups, List<Dependency> found) {
    for (var element : packages) {
      if (element instanceof Json.Obj entry) {
        found.add(
            Dependency.locked(
                    Ecosystem.PACKAGIST,
                    entry.string("name").orElse(""),
                    entry.string("version").orElse(""),
                    document.place(entry.get("name").orElse(entry)))
                .from(origin(entry))
                .in(groups)
                .sealedBy(
                    entry
                        .object("dist")
                        .flatMap(dist -> dist.string("shasum"))
                        .filter(digest -> !digest.isEmpty())
                        .map(digest -> List.of("sha1:" + digest))
                        .orElse(List.of())));
      }
    }
  }

  /// A release of the registry names its repository too; only a branch has no other place.
  private static Origin origin(Json.Obj entry) {
    if (entry
        .object("dist")
        .flatMap(dist -> dist.string("type"))
        .filter("path"::equals)
        .isPresent()) {
      return new Origin.Local(entry.object("dist").flatMap(dist -> dist.string("url")).orElse(""));
    }
    var version = entry.string("version").orElse("");
    boolean isBranch = version.startsWith("dev-") || version.endsWith("-dev");
    return entry
        .object("source")
        .filter(_ -> isBranch)
        .<Origin>map(source ->
            new Origin.Git(source.string("url").orElse(""), source.string("reference").orElse("")))
        .orElse(Origin.REGISTRY);
  }

  public static List<Dependency> manifest(Document document) {
    var manifest = document.json();
    var found = new ArrayList<Dependency>();
    wanted(document, manifest, "require", List.of(), found);
    wanted(document, manifest, "require-dev", List.of("dev"), found);
    return found;
  }

  private static void wanted(
      Document document,
      Json.Obj manifest,
      String section,
      List<String> groups,
      List<Dependency> found) {
    manifest
        .object(section)
        .ifPresent(list ->
            list.members()
                .forEach((name, value) -> {
                  // php, ext-json and lib-curl are what the machine has.
                  if (name.contains("/")
                      && value instanceof Json.Str(String requirement, Json.Span _)) {
                    found.add(
                        Dependency.wanted(
                                Ecosystem.PACKAGIST, name, requirement, document.place(value))
                            .at(exact(requirement))
                            .in(groups));
                  }
                }));
  }

  static String exact(String requirement) {
    var match = EXACT.matcher(requirement.strip());
    return match.matches() ? match.group(1) : "";
  }
}
