package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BuildGrantsTest {

  static Stream<Arguments> files() {
    return Stream.of(
        granted(
            "package.json",
            "{\"pnpm\": {\"onlyBuiltDependencies\": [\"esbuild\", \"@a/b\"]}}",
            "@a/b",
            "esbuild"),
        granted("package.json", "{\"trustedDependencies\": [\"sharp\"]}", "sharp"),
        granted("package.json", "{\"dependencies\": {\"sharp\": \"1.0.0\"}}"),
        granted(
            "a/pnpm-workspace.yaml",
            "packages:\n"
                + "  - x\n"
                + "onlyBuiltDependencies:\n"
                + "  - esbuild\n"
                + "  - '@a/b' # y\n"
                + "catalog:\n"
                + "  c: 1.0.0\n",
            "@a/b",
            "esbuild"),
        granted(
            "pnpm-workspace.yaml",
            "allowBuilds:\n  esbuild: true\n  core-js: false\npackages:\n  - x\n",
            "esbuild"),
        granted("pnpm-workspace.yaml", "dangerouslyAllowAllBuilds: true\n", "every package"),
        granted(".yarnrc.yml", "enableScripts: true\n", "every package"),
        granted(".yarnrc.yml", "enableScripts: false\n"),
        granted(
            "composer.json",
            "{\"config\": {\"allow-plugins\": {\"a/b\": true, \"c/d\": false}}}",
            "a/b"),
        granted("composer.json", "{\"config\": {\"allow-plugins\": true}}", "every package"),
        granted("notes.json", "{\"trustedDependencies\": [\"sharp\"]}"));
  }

  private static Arguments granted(String path, String text, String... names) {
    return Arguments.of(path, text, List.of(names));
  }

  @ParameterizedTest
  @MethodSource("files")
  void names_what_may_run_code(String path, String text, List<String> names) {
    assertThat(BuildGrants.of(path, text)).containsExactlyElementsOf(names);
  }
}
