package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.format.Document;
import java.util.List;

/// `gradle.lockfile` and `buildscript-gradle.lockfile` (docs.gradle.org, "Locking Versions"):
/// `group:artifact:version=configuration,configuration` a line.
public final class GradleLock {
  private GradleLock() {}

  public static List<Dependency> read(Document document) {
    var gathering = new Gathering();
    int number = 0;
    for (var line : document.lines()) {
      number++;
      int equals = line.indexOf('=');
      var parts = (equals < 0 ? line : line.substring(0, equals)).strip().split(":");
      if (line.startsWith("#") || parts.length != 3) {
        continue;
      }
      var configurations = equals < 0 ? "" : line.substring(equals + 1);
      gathering.add(
          Dependency.locked(
                  Ecosystem.MAVEN, parts[0] + ":" + parts[1], parts[2], document.at(number))
              .in(isForTests(configurations) ? List.of("test") : List.of()));
    }
    return gathering.all();
  }

  private static boolean isForTests(String configurations) {
    return !configurations.isBlank()
        && List.of(configurations.split(",")).stream().allMatch(one -> one.startsWith("test"));
  }
}
