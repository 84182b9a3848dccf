package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3.
public final class PackageLock {
  private static final String FOLDER = "node_modules/";

  private final Document document;
  private final Gathering gathering = new Gathering();

  private PackageLock(Document document) {
    this.document = document;
  }

  public static List<Dependency> read(Document document) {
    // npm passes package-lock.json over where the other one stands beside it.
    if (document.name().equals("package-lock.json")
        && document.neighbour("npm-shrinkwrap.json").isPresent()) {
      return List.of();
    }
    var reader = new PackageLock(document);
    var lock = document.json();
    lock.object("packages")
        .ifPresentOrElse(
            reader::packages, () -> lock.object("dependencies").ifPresent(reader::dependencies));
    return reader.gathering.all();
  }

  private void packages(Json.Obj packages) {
    packages
        .members()
        .forEach((path, value) -> {
          if (value instanceof Json.Obj entry && !path.isEmpty() && !entry.isTrue("link")) {
            entry(path, entry);
          }
        });
  }

  private void entry(String path, Json.Obj entry) {
    int inside = path.lastIndexOf(FOLDER);
    var name = entry.string("name").orElse(nameIn(path, inside));
    var origin =
        inside < 0
            ? new Origin.Local(path)
            : entry.string("resolved").map(NpmSpecifier::resolved).orElse(Origin.REGISTRY);
    add(name, entry.string("version").orElse(""), origin, entry);
  }

  /// A package of the repository itself lies outside `node_modules`; its folder names it.
  private static String nameIn(String path, int inside) {
    if (inside >= 0) {
      return path.substring(inside + FOLDER.length());
    }
    var names = path.split("/");
    var last = names[names.length - 1];
    return names.length > 1 && names[names.length - 2].startsWith("@")
        ? names[names.length - 2] + "/" + last
        : last;
  }

  private void dependencies(Json.Obj dependencies) {
    dependencies
        .members()
        .forEach((name, value) -> {
          if (value instanceof Json.Obj entry) {
            entry.object("dependencies").ifPresent(this::dependencies);
            versionOne(name, entry);
          }
        });
  }

  /// In version 1 the version may be an alias or an address.
  private void versionOne(String name, Json.Obj entry) {
    var version = entry.string("version").orElse("");
    if (version.startsWith("npm:")) {
      int at = version.indexOf('@', "npm:".length() + 1);
      add(
          at < 0 ? version.substring(4) : version.substring(4, at),
          at < 0 ? "" : version.substring(at + 1),
          Origin.REGISTRY,
          entry);
      return;
    }
    var origin = NpmSpecifier.origin(version);
    if (origin.equals(Origin.REGISTRY)) {
      add(
          name,
          version,
          entry.string("resolved").map(NpmSpecifier::resolved).orElse(Origin.REGISTRY),
          entry);
    } else {
      add(name, "", origin, entry);
    }
  }

  private void add(String name, String version, Origin origin, Json.Obj entry) {
    gathering.add(
        Dependency.locked(Ecosystem.NPM, name, version, document.place(entry))
            .from(origin)
            .in(groups(entry))
            .sealedBy(integrity(entry.string("integrity"))));
  }

  private static List<String> groups(Json.Obj entry) {
    var groups = new ArrayList<String>();
    if (entry.isTrue("dev") || entry.isTrue("devOptional")) {
      groups.add("dev");
    }
    if (entry.isTrue("optional") || entry.isTrue("devOptional")) {
      groups.add("optional");
    }
    return groups;
  }

  static List<String> integrity(Optional<String> digests) {
    return digests.map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
  }
}
