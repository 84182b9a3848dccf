package dev.bailiwick.core.dependency.manifest;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.coordinate.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Dependencies as short lines: `name version [requirement] @origin (groups) #digests :line`.
final class Shown {
  private Shown() {}

  static List<String> of(String path, String text, Map<String, String> others) {
    Neighbours files = name -> Optional.ofNullable(others.get(name));
    var kind = ManifestKind.of(path).orElseThrow();
    return switch (kind.read(path, text, files)) {
      case Reading.Read(List<Dependency> dependencies) ->
          dependencies.stream().map(Shown::line).toList();
      case Reading.Unreadable(String message, int line) -> List.of("line " + line + ": " + message);
    };
  }

  static List<String> of(String path, String text) {
    return of(path, text, Map.of());
  }

  private static String line(Dependency one) {
    var origin =
        switch (one.origin()) {
          case Origin.Registry(String url) -> url.isEmpty() ? "" : " @" + url;
          case Origin.Git(String url, String commit) -> " @git " + url + " " + commit;
          case Origin.Archive(String url) -> " @archive " + url;
          case Origin.Local(String path) -> " @local " + path;
        };
    return (one.name()
            + " "
            + one.version()
            + (one.requirement().isEmpty() || one.requirement().equals(one.version())
                ? ""
                : " [" + one.requirement() + "]")
            + origin
            + (one.groups().isEmpty() ? "" : " " + one.groups())
            + (one.integrity().isEmpty() ? "" : " #" + one.integrity().size())
            + " :"
            + one.place().line())
        .replace("  ", " ");
  }
}
