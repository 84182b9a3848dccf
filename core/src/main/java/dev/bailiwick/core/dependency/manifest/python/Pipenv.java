package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// `Pipfile` and `Pipfile.lock` (github.com/pypa/pipfile).
public final class Pipenv {
  private Pipenv() {}

  public static List<Dependency> lock(Document document) {
    var gathering = new Gathering();
    document
        .json()
        .members()
        .forEach((section, value) -> {
          if (value instanceof Json.Obj packages && !section.equals("_meta")) {
            var groups =
                section.equals("default")
                    ? List.<String>of()
                    : List.of(section.equals("develop") ? "dev" : section);
            packages
                .members()
                .forEach((name, entry) -> {
                  if (entry instanceof Json.Obj one) {
                    gathering.add(
                        Dependency.locked(
                                Ecosystem.PYPI,
                                name,
                                Requirement.exact(one.string("version").orElse("")),
                                document.place(one))
                            .from(origin(one))
                            .in(groups)
                            .sealedBy(TomlLocks.strings(one.array("hashes"))));
                  }
                });
          }
        });
    return gathering.all();
  }

  public static List<Dependency> manifest(Document document) {
    var found = new ArrayList<Dependency>();
    document
        .toml()
        .members()
        .forEach((section, value) -> {
          if (value instanceof Json.Obj packages
              && !List.of("requires", "pipenv", "scripts", "source").contains(section)) {
            var groups =
                section.equals("packages")
                    ? List.<String>of()
                    : List.of(section.equals("dev-packages") ? "dev" : section);
            packages
                .members()
                .forEach((name, wanted) ->
                    found.add(wanted(name, wanted, document.place(wanted)).in(groups)));
          }
        });
    return found;
  }

  /// `"*"`, `"==1.0"`, or a table with a version or an origin.
  static Dependency wanted(String name, Json wanted, Place place) {
    return switch (wanted) {
      case Json.Str(String specifier, Json.Span _) -> Requirement.specified(name, specifier, place);
      case Json.Obj table ->
          Requirement.specified(name, table.string("version").orElse(""), place)
              .from(origin(table));
      default -> Dependency.wanted(Ecosystem.PYPI, name, "", place);
    };
  }

  static Origin origin(Json.Obj table) {
    return table
        .string("git")
        .<Origin>map(url ->
            new Origin.Git(url, table.string("ref").or(() -> table.string("rev")).orElse("")))
        .or(() -> table.string("path").map(Origin.Local::new))
        .or(() -> table.string("file").or(() -> table.string("url")).map(Origin.Archive::new))
        .orElse(Origin.REGISTRY);
  }
}
