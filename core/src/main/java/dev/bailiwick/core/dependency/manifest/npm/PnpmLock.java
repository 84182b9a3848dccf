package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Map;

/// `pnpm-lock.yaml`, versions 5 to 9 (github.com/pnpm/spec, "lockfile").
public final class PnpmLock {
  private final Document document;
  private final Gathering gathering = new Gathering();
  private final boolean isPathOf;

  private PnpmLock(Document document, boolean isPathOf) {
    this.document = document;
    this.isPathOf = isPathOf;
  }

  public static List<Dependency> read(Document document) {
    var lock = document.yaml();
    // From version 9 a package is called name@version, before that it is a path.
    var version = lock.string("lockfileVersion").orElse("");
    var reader = new PnpmLock(document, version.matches("[0-8](\\..*)?"));
    lock.object("packages")
        .ifPresent(packages ->
            packages
                .members()
                .forEach((path, value) -> {
                  // A package of which nothing is known has no fields.
                  reader.entry(
                      path,
                      value instanceof Json.Obj entry
                          ? entry
                          : new Json.Obj(Map.of(), value.span()));
                }));
    return reader.gathering.all();
  }

  private void entry(String path, Json.Obj entry) {
    var named = path.startsWith("file:") ? "" : isPathOf ? fromPath(path) : path;
    int at = named.indexOf('@', 1);
    var name = entry.string("name").orElse(at < 0 ? named : named.substring(0, at));
    var version = entry.string("version").orElse(at < 0 ? "" : named.substring(at + 1));
    if (name.isEmpty() || version.isEmpty()) {
      return;
    }
    var resolution = entry.object("resolution");
    gathering.add(
        Dependency.locked(Ecosystem.NPM, name, version, document.place(entry))
            .from(resolution.map(found -> origin(path, found)).orElse(Origin.REGISTRY))
            .in(entry.string("dev").filter("true"::equals).isPresent() ? List.of("dev") : List.of())
            .sealedBy(
                PackageLock.integrity(resolution.flatMap(found -> found.string("integrity")))));
  }

  /// `/name/1.0.0_peers`, `/@scope/name@1.0.0(peers)` or `registry.host/name/1.0.0` as
  /// `name@version`; empty where it is an address.
  private static String fromPath(String path) {
    int peers = path.indexOf('(');
    var plain = peers < 0 ? path : path.substring(0, peers);
    var rest = plain.substring(plain.indexOf('/') + 1);
    int slash = rest.indexOf('/', rest.startsWith("@") ? rest.indexOf('/') + 1 : 0);
    int at = rest.indexOf('@', 1);
    var named = slash > 0 && (at < 0 || at > slash) ? slash : at;
    if (named < 0 || named + 1 >= rest.length() || !Character.isDigit(rest.charAt(named + 1))) {
      return "";
    }
    var version = rest.substring(named + 1);
    int more = version.indexOf('/');
    var exact = more < 0 ? version : version.substring(0, more);
    int underscore = exact.indexOf('_');
    return rest.substring(0, named)
        + "@"
        + (underscore < 0 ? exact : exact.substring(0, underscore));
  }

  private static Origin origin(String path, Json.Obj resolution) {
    if (resolution.string("type").filter("git"::equals).isPresent()
        || resolution.get("commit").isPresent()) {
      return new Origin.Git(
          resolution.string("repo").orElse(""), resolution.string("commit").orElse(""));
    }
    if (path.startsWith("file:") || resolution.get("directory").isPresent()) {
      return new Origin.Local(resolution.string("directory").orElse(path.substring(5)));
    }
    return resolution.string("tarball").map(NpmSpecifier::resolved).orElse(Origin.REGISTRY);
  }
}
