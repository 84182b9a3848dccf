package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Optional;

/// `bun.lock` (bun.sh/docs/install/lockfile): each package a list, of which the first is
/// `name@version` and the last a digest.
public final class BunLock {
  private BunLock() {}

  public static List<Dependency> read(Document document) {
    var gathering = new Gathering();
    document
        .looseJson()
        .object("packages")
        .ifPresent(packages ->
            packages.members().values().forEach(value -> gathering.add(entry(document, value))));
    return gathering.all();
  }

  private static Dependency entry(Document document, Json value) {
    if (!(value instanceof Json.Arr(List<Json> elements, Json.Span _))
        || elements.isEmpty()
        || !(elements.getFirst() instanceof Json.Str(String specifier, Json.Span _))) {
      throw new MalformedText("no package", document.line(value.span().start()));
    }
    int at = specifier.indexOf('@', 1);
    var name = at < 0 ? specifier : specifier.substring(0, at);
    var where = at < 0 ? "" : specifier.substring(at + 1);
    var origin =
        where.startsWith("workspace:")
            ? new Origin.Local(where.substring("workspace:".length()))
            : origin(where);
    var digest =
        elements.getLast() instanceof Json.Str(String last, Json.Span _) && last.startsWith("sha")
            ? Optional.of(last)
            : Optional.<String>empty();
    return Dependency.locked(
            Ecosystem.NPM, name, origin.equals(Origin.REGISTRY) ? where : "", document.place(value))
        .from(origin)
        .sealedBy(PackageLock.integrity(digest));
  }

  /// bun shortens a commit.
  private static Origin origin(String where) {
    int hash = where.indexOf('#');
    return hash < 0
        ? NpmSpecifier.origin(where)
        : new Origin.Git(where.substring(0, hash), where.substring(hash + 1));
  }
}
