package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.install.Installation.Builder;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Maven and Gradle: a build brings in what the project names; Maven's dependency plugin brings in
/// an artifact of the command line (`dependency:get`, plugin 3.8).
final class JvmInstalls {
  private static final Pattern FETCH =
      Pattern.compile("(?:.*:)?(?:maven-)?dependency(?:-plugin)?(?::[^:]+)?:(?:get|copy)");
  private static final Pattern NEWEST =
      Pattern.compile(
          "(?:.*:)?versions(?:-maven-plugin)?(?::[^:]+)?:(?:use-(?:latest|next)-.*|update-.*|use-releases)");
  private static final Pattern GOAL =
      Pattern.compile("([\\w.-]+):([\\w.-]+)(?::([\\w.-]+))?:[\\w-]+");

  private JvmInstalls() {}

  static Optional<Installation> of(String program, Words words) {
    var builder = new Builder(Ecosystem.MAVEN, Tool.MAVEN);
    if (program.startsWith("gradle")) {
      if (words.has("--write-locks", "--update-locks")) {
        builder.doubting("versions would be moved to the newest there are, whatever their age");
      }
      return words.has("--version", "-v", "--help", "-h")
          ? Optional.empty()
          : builder.project(true).build();
    }
    if (words.plain().isEmpty() || words.has("--version", "-v", "--help", "-h")) {
      return Optional.empty();
    }
    var set = properties(words);
    if (words.plain().stream().anyMatch(goal -> goal.matches("(?:.*:)?archetype:generate"))) {
      return archetype(builder, set);
    }
    words.plain().forEach(goal -> plugin(builder, goal));
    if (words.plain().stream().anyMatch(goal -> NEWEST.matcher(goal).matches())) {
      builder.doubting("versions would be moved to the newest there are, whatever their age");
    }
    if (words.plain().stream().noneMatch(goal -> FETCH.matcher(goal).matches())) {
      return builder.project(true).build();
    }
    var artifact = set.getOrDefault("artifact", "").split(":");
    if (artifact.length >= 2) {
      builder.named(
          wanted(artifact[0], artifact[1], artifact.length > 2 ? artifact[2] : ""),
          artifact.length <= 3 ? "-Dartifact=" + String.join(":", artifact) : "");
    } else if (set.containsKey("groupId") && set.containsKey("artifactId")) {
      builder.named(
          wanted(
              set.getOrDefault("groupId", ""),
              set.getOrDefault("artifactId", ""),
              set.getOrDefault("version", "")),
          "");
    }
    return builder.registry(List.of(set.getOrDefault("remoteRepositories", ""))).build();
  }

  /// `group:plugin:version:goal` runs a plugin that no pom names; `plugin:goal` one of Maven's own.
  private static void plugin(Builder builder, String goal) {
    var match = GOAL.matcher(goal);
    if (match.matches() && match.group(1).contains(".")) {
      var version = match.group(3) == null ? "" : match.group(3);
      builder.named(wanted(match.group(1), match.group(2), version), "");
    }
  }

  private static Optional<Installation> archetype(Builder builder, Map<String, String> set) {
    if (set.containsKey("archetypeGroupId") && set.containsKey("archetypeArtifactId")) {
      builder.named(
          wanted(
              set.getOrDefault("archetypeGroupId", ""),
              set.getOrDefault("archetypeArtifactId", ""),
              set.getOrDefault("archetypeVersion", "")),
          "");
    }
    return builder
        .registry(
            List.of(
                set.getOrDefault("archetypeRepository", set.getOrDefault("archetypeCatalog", ""))
                    .replaceFirst("^(?:local|internal|remote)$", "")))
        .build();
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
