package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Maven and Gradle: a build brings in what the project names; Maven's dependency plugin brings in
/// an artifact of the command line (`dependency:get`, plugin 3.8).
final class JvmInstalls {
  private JvmInstalls() {}

  static Optional<Installation> of(String program, Words words) {
    var builder = new Builder(Ecosystem.MAVEN, Tool.MAVEN);
    if (program.startsWith("gradle")) {
      return words.has("--version", "-v", "--help", "-h")
          ? Optional.empty()
          : builder.project(true).build();
    }
    if (words.plain().isEmpty() || words.has("--version", "-v", "--help", "-h")) {
      return Optional.empty();
    }
    boolean fetches =
        words.plain().stream()
            .anyMatch(goal ->
                goal.matches("(?:.*:)?(?:maven-)?dependency(?:-plugin)?(?::[^:]+)?:(?:get|copy)"));
    if (!fetches) {
      return builder.project(true).build();
    }
    var set = properties(words);
    var artifact = set.getOrDefault("artifact", "").split(":");
    if (artifact.length >= 2) {
      builder.named(wanted(artifact[0], artifact[1], artifact.length > 2 ? artifact[2] : ""), "");
    } else if (set.containsKey("groupId") && set.containsKey("artifactId")) {
      builder.named(
          wanted(
              set.getOrDefault("groupId", ""),
              set.getOrDefault("artifactId", ""),
              set.getOrDefault("version", "")),
          "");
    }
    return builder.registry(set.getOrDefault("remoteRepositories", "")).build();
  }

  private static Dependency wanted(String group, String name, String version) {
    return Dependency.wanted(Ecosystem.MAVEN, group + ":" + name, version, Installation.PLACE)
        .at(Exactness.version(Ecosystem.MAVEN, version));
  }

  private static Map<String, String> properties(Words words) {
    var properties = new HashMap<String, String>();
    for (var value : words.values("-D", "--define")) {
      int equals = value.indexOf('=');
      if (equals > 0) {
        properties.put(value.substring(0, equals), value.substring(equals + 1));
      }
    }
    return properties;
  }
}
