package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FurtherPackagesTest {

  private static List<String> of(String path, String text, Map<String, String> others) {
    return ManifestKind.of(path)
        .orElseThrow()
        .further(path, text, name -> Optional.ofNullable(others.get(name)))
        .stream()
        .map(FurtherPackagesTest::told)
        .toList();
  }

  private static String told(Dependency one) {
    return one.name()
        + "@"
        + one.version()
        + (one.origin() instanceof Origin.Registry ? "" : " elsewhere")
        + " "
        + one.groups();
  }

  private static final String POM =
      """
      <project>
        <parent><groupId>p</groupId><artifactId>parent</artifactId><version>1</version></parent>
        <dependencyManagement><dependencies><dependency><groupId>m</groupId>
          <artifactId>bom</artifactId><version>2</version></dependency></dependencies></dependencyManagement>
        <build><pluginManagement><plugins><plugin><artifactId>maven-x-plugin</artifactId>
          <version>3</version></plugin></plugins></pluginManagement></build>
        <profiles><profile><build><plugins><plugin><groupId>g</groupId><artifactId>q</artifactId>
          <version>4</version></plugin></plugins></build></profile></profiles>
      </project>
      """;

  @Test
  void a_pom_with_its_parent_and_all_that_is_managed() {
    assertThat(of("pom.xml", POM, Map.of()))
        .containsExactly(
            "p:parent@1 [parent]",
            "m:bom@2 [managed]",
            "org.apache.maven.plugins:maven-x-plugin@3 [plugin]",
            "g:q@4 [plugin]");
  }

  @Test
  void what_a_plugin_is_told_to_load() {
    var text =
        """
        <project><build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>
          <configuration><annotationProcessorPaths><path><groupId>g</groupId>
            <artifactId>apt</artifactId><version>1</version>
            <exclusions><exclusion><groupId>g</groupId><artifactId>no</artifactId></exclusion></exclusions>
          </path></annotationProcessorPaths></configuration></plugin></plugins></build></project>
        """;
    assertThat(of("pom.xml", text, Map.of())).containsExactly("g:apt@1 [plugin]");
  }

  @Test
  void a_parent_in_the_repository_comes_from_no_registry() {
    var parent = "<project><groupId>p</groupId><artifactId>parent</artifactId></project>";
    assertThat(of("a/pom.xml", POM, Map.of("pom.xml", parent)))
        .doesNotContain("p:parent@1 [parent]");
  }

  @Test
  void what_stands_in_anothers_place() {
    assertThat(
            of(
                "go.work",
                "go 1.22\nuse ./a\nreplace a.b/c => d.e/f v1.2.0\nreplace g.h/i => ../i\n",
                Map.of()))
        .containsExactly("d.e/f@1.2.0 [replace]");
    assertThat(
            of(
                "Cargo.toml",
                """
                [patch.crates-io]
                serde = { git = "https://g.example/serde" }
                [replace]
                "time:0.1.0" = { git = "https://g.example/time" }
                """,
                Map.of()))
        .containsExactly("serde@ elsewhere [replace]", "time@ elsewhere [replace]");
    assertThat(
            of(
                "pyproject.toml",
                "[tool.uv.sources]\nrequests = { git = \"https://g.example/r\" }\n",
                Map.of()))
        .containsExactly("requests@ elsewhere [source]");
  }

  @Test
  void the_package_manager_that_is_fetched() {
    assertThat(of("package.json", "{\"packageManager\":\"pnpm@10.0.0+sha512.ab\"}", Map.of()))
        .containsExactly("pnpm@ [manager]");
  }

  @Test
  void nothing_of_what_cannot_be_read() {
    assertThat(of("pom.xml", "<project", Map.of())).isEmpty();
  }
}
