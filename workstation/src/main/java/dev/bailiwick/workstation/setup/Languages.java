package dev.bailiwick.workstation.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The languages a repository is written in, by the build files at its top.
public final class Languages {
  private Languages() {}

  private static final Map<String, String> BUILD_FILES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("package.json", "javascript"),
              Map.entry("tsconfig.json", "typescript"),
              Map.entry("pyproject.toml", "python"),
              Map.entry("requirements.txt", "python"),
              Map.entry("setup.py", "python"),
              Map.entry("pom.xml", "java"),
              Map.entry("build.gradle", "java"),
              Map.entry("build.gradle.kts", "java"),
              Map.entry("go.mod", "go"),
              Map.entry("Cargo.toml", "rust"),
              Map.entry("Gemfile", "ruby"),
              Map.entry("composer.json", "php")));

  /// Sorted, without doubles; empty where no build file is known.
  public static List<String> in(Path root) {
    return BUILD_FILES.entrySet().stream()
        .filter(file -> Files.exists(root.resolve(file.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .sorted()
        .toList();
  }
}
