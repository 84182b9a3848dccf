package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.dependency.admission.Followers;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry.Question;
import dev.bailiwick.workstation.dependency.FactsCache;
import dev.bailiwick.workstation.dependency.HttpRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What packages bring with them by the registries' words: a line a follower, `package TAB
/// follower@version`, and one `package TAB ?` where not all could be told.
///
/// `proof/dependencies/company/compare.py` holds it against the manager's own dry run.
final class Companies {
  private static final Place NOWHERE = new Place("", 1);

  private Companies() {}

  /// @param names a package a line, `npm:express@4.21.1`
  /// @param cache a folder for what the registries tell
  static void print(Path names, Path cache) throws IOException {
    var registry =
        new HttpRegistry(
            Map.of(),
            new FactsCache(cache, InstantSource.system()),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120));
    for (var line : Files.readAllLines(names)) {
      int colon = line.indexOf(':');
      int at = line.lastIndexOf('@');
      var ecosystem = Ecosystem.ofPurl(line.substring(0, colon)).orElseThrow();
      var dependency =
          Dependency.wanted(ecosystem, line.substring(colon + 1, at), "", NOWHERE)
              .at(line.substring(at + 1));
      var name = PackageName.of(dependency);
      var facts = registry.facts(List.of(new Question(name, dependency.version()))).get(name);
      if (facts instanceof Known known) {
        long started = System.nanoTime();
        var found =
            Followers.of(
                List.of(new Followers.Root(dependency, known)),
                registry.patient(),
                _ -> List.of(),
                Instant.now());
        var all = new TreeSet<String>();
        found
            .followers()
            .forEach(one ->
                all.add(
                    one.candidate().dependency().name()
                        + "@"
                        + Followers.version(one).orElse("?")));
        all.forEach(one -> IO.println(line + "\t" + one));
        if (!found.cut().isEmpty()) {
          IO.println(line + "\t?");
        }
        IO.println(line + "\t= " + all.size() + " in " + (System.nanoTime() - started) / 1_000_000);
      } else {
        IO.println(line + "\t? " + facts);
      }
    }
  }
}
