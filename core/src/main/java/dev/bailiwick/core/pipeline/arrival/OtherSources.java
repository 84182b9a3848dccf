package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a project takes packages from registries of its own beside the usual one: what the usual
/// one does not have may be there.
///
/// Looked at are the project's files up to the root, not the home folder's: a machine that always
/// asks another registry names it in its policy.
record OtherSources(World world) {
  private static final int LARGEST = 1 << 20;
  private static final int ABOVE = 12;

  /// A file and what in it names another source.
  private record Sign(String file, Pattern words) {}

  boolean around(Ecosystem ecosystem, String folder, String root) {
    var up = folder;
    for (int i = 0; i < ABOVE; i++) {
      for (var sign : signs(ecosystem)) {
        var text = world.text(up + "/" + sign.file(), LARGEST);
        if (text.isPresent() && sign.words().matcher(text.get()).find()) {
          return true;
        }
      }
      if (up.equals(root) || !up.startsWith(root + "/")) {
        return false;
      }
      up = up.substring(0, up.lastIndexOf('/'));
    }
    return false;
  }

  private static List<Sign> signs(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case NPM -> NODE;
      case PYPI -> PYTHON;
      case MAVEN -> JVM;
      case CRATES ->
          List.of(
              sign(".cargo/config.toml", "(?m)^\\[registries"),
              sign("Cargo.toml", "registry\\s*="));
      case RUBYGEMS ->
          List.of(sign("Gemfile", "(?m)^\\s*source\\s+[\"'](?!https://rubygems\\.org)"));
      case PACKAGIST -> List.of(sign("composer.json", "\"repositories\"\\s*:"));
      case NUGET ->
          List.of(
              sign("NuGet.config", "<add\\s+key=[^>]*value=\"https?://(?!api\\.nuget\\.org)"),
              sign("nuget.config", "<add\\s+key=[^>]*value=\"https?://(?!api\\.nuget\\.org)"));
      case GO, DEBIAN -> List.of();
    };
  }

  private static Sign sign(String file, String words) {
    return new Sign(file, Pattern.compile(words));
  }

  private static final String NODE_REGISTRY =
      "registry[\"']?\\s*[=:]\\s*[\"']?https?://(?!registry\\.(?:npmjs\\.org|yarnpkg\\.com))";

  private static final List<Sign> NODE =
      List.of(
          sign(".npmrc", NODE_REGISTRY),
          sign(".yarnrc", "registry\\s+[\"']?https?://(?!registry\\.(?:npmjs|yarnpkg))"),
          sign(".yarnrc.yml", "npmRegistryServer|npmScopes"),
          sign("bunfig.toml", "registry|scopes"));

  private static final List<Sign> PYTHON =
      List.of(
          sign("pyproject.toml", "\\[\\[tool\\.(?:uv\\.index|poetry\\.source|pdm\\.source)\\]\\]"),
          sign("requirements.txt", "(?m)^\\s*(?:-i|--index-url|--extra-index-url|--find-links)"),
          sign("Pipfile", "url\\s*=\\s*[\"']https?://(?!pypi\\.org)"),
          sign("uv.toml", "\\[\\[index\\]\\]"),
          sign("pip.conf", "index-url"));

  private static final List<Sign> JVM =
      List.of(
          sign("pom.xml", "<(?:repositories|pluginRepositories|parent)>"),
          sign("build.gradle", "google\\(\\)|gradlePluginPortal|jcenter|maven\\s*\\{|maven\\("),
          sign("build.gradle.kts", "google\\(\\)|gradlePluginPortal|maven\\s*\\{|maven\\("),
          sign("settings.gradle", "google\\(\\)|gradlePluginPortal|maven\\s*\\{|maven\\("),
          sign("settings.gradle.kts", "google\\(\\)|gradlePluginPortal|maven\\s*\\{|maven\\("));
}
