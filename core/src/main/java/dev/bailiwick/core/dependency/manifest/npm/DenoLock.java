package dev.bailiwick.core.dependency.manifest.npm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `deno.lock` (docs.deno.com/runtime/fundamentals/modules, versions 2 to 5): packages of npm as
/// `name@version`, with the peers they were joined with behind a `_`. What comes from JSR, which
/// has no advisories, is left out, and so are single modules, which their digests hold.
public final class DenoLock {
  private DenoLock() {}

  public static List<Dependency> read(Document document) {
    var lock = document.json();
    var gathering = new Gathering();
    Stream.of(
            lock.object("npm").filter(npm -> npm.object("packages").isEmpty()),
            lock.object("npm").flatMap(npm -> npm.object("packages")),
            lock.object("packages").flatMap(packages -> packages.object("npm")))
        .flatMap(Optional::stream)
        .forEach(packages ->
            packages
                .members()
                .forEach((key, value) -> {
                  if (value instanceof Json.Obj entry) {
                    add(document, key, entry, gathering);
                  }
                }));
    return gathering.all();
  }

  private static void add(Document document, String key, Json.Obj entry, Gathering gathering) {
    int at = key.indexOf('@', 1);
    if (at < 0) {
      return;
    }
    int peers = key.indexOf('_', at);
    var version = peers < 0 ? key.substring(at + 1) : key.substring(at + 1, peers);
    gathering.add(
        Dependency.locked(Ecosystem.NPM, key.substring(0, at), version, document.place(entry))
            .sealedBy(PackageLock.integrity(entry.string("integrity"))));
  }
}
