package dev.bailiwick.core.dependency.manifest.dotnet;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Optional;

/// What NuGet and the .NET build write: `packages.lock.json`, `project.assets.json`, `*.deps.json`.
public final class NugetLocks {
  private NugetLocks() {}

  public static List<Dependency> packagesLock(Document document) {
    var gathering = new Gathering();
    document
        .json()
        .object("dependencies")
        .ifPresent(frameworks ->
            frameworks
                .members()
                .values()
                .forEach(framework -> {
                  if (framework instanceof Json.Obj packages) {
                    packages
                        .members()
                        .forEach((name, value) -> {
                          if (value instanceof Json.Obj entry
                              && !entry.string("type").orElse("").equals("Project")) {
                            gathering.add(
                                locked(document, name, entry.string("resolved").orElse(""), entry)
                                    .sealedBy(
                                        entry
                                            .string("contentHash")
                                            .map(digest -> List.of("sha512-" + digest))
                                            .orElse(List.of())));
                          }
                        });
                  }
                }));
    return gathering.all();
  }

  /// `libraries` of project.assets.json and of *.deps.json: `name/version`; those of type `project`
  /// are the build's own: in what is shipped, [Origin.Local].
  public static List<Dependency> libraries(Document document) {
    var gathering = new Gathering();
    var file = document.json();
    boolean shipped = file.object("runtimeTarget").isPresent();
    var libraries =
        file.object("libraries").orElseThrow(() -> new MalformedText("no libraries", 1));
    libraries
        .members()
        .forEach((key, value) -> {
          int slash = key.lastIndexOf('/');
          if (slash > 0 && value instanceof Json.Obj entry && origin(entry, shipped).isPresent()) {
            gathering.add(
                locked(document, key.substring(0, slash), key.substring(slash + 1), entry)
                    .from(origin(entry, shipped).get())
                    .sealedBy(
                        entry
                            .string("sha512")
                            .filter(digest -> !digest.isEmpty())
                            .map(digest ->
                                digest.startsWith("sha512-") ? digest : "sha512-" + digest)
                            .map(List::of)
                            .orElse(List.of())));
          }
        });
    return gathering.all();
  }

  private static Optional<Origin> origin(Json.Obj library, boolean shipped) {
    return switch (library.string("type").orElse("")) {
      case "package" -> Optional.of(Origin.REGISTRY);
      case "project" -> Optional.<Origin>of(new Origin.Local(".")).filter(_ -> shipped);
      default -> Optional.empty();
    };
  }

  private static Dependency locked(Document document, String name, String version, Json where) {
    return Dependency.locked(Ecosystem.NUGET, name, version, document.place(where));
  }
}
