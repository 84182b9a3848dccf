package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class JvmFilesTest {

  @Test
  void pom_with_parents_properties_and_managed_versions() {
    var parent =
        """
        <project>
          <groupId>g</groupId><artifactId>parent</artifactId><version>1</version>
          <properties><jackson.version>2.17.0</jackson.version></properties>
          <dependencyManagement><dependencies>
            <dependency><groupId>com.example</groupId><artifactId>managed</artifactId><version>${jackson.version}</version></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.9</version></dependency>
          </dependencies>
        </project>
        """;
    var module =
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
          <artifactId>app</artifactId>
          <dependencies>
            <dependency><groupId>com.example</groupId><artifactId>managed</artifactId></dependency>
            <dependency><groupId>${project.groupId}</groupId><artifactId>own</artifactId><version>${project.version}</version></dependency>
            <dependency><groupId>r</groupId><artifactId>range</artifactId><version>[1.0,2.0)</version></dependency>
            <dependency><groupId>r</groupId><artifactId>one</artifactId><version>[1.0]</version><scope>test</scope></dependency>
            <dependency><groupId>r</groupId><artifactId>nobody</artifactId><version>${never.set}</version></dependency>
          </dependencies>
          <build><plugins><plugin><artifactId>maven-surefire-plugin</artifactId><version>3.2.5</version></plugin></plugins></build>
        </project>
        """;
    assertThat(Shown.of("app/pom.xml", module, Map.of("pom.xml", parent)))
        .containsExactly(
            "org.slf4j:slf4j-api 2.0.9 :2",
            "com.example:managed 2.17.0 :5",
            "g:own 1 :6",
            "r:range [[1.0,2.0)] :7",
            "r:one 1.0 [[1.0]] [test] :8",
            "r:nobody [${never.set}] :9",
            "org.apache.maven.plugins:maven-surefire-plugin 3.2.5 [plugin] :11");
  }

  @Test
  void a_parent_of_itself_ends() {
    var pom =
        """
        <project>
          <parent><groupId>g</groupId><artifactId>a</artifactId><version>1</version><relativePath>pom.xml</relativePath></parent>
          <groupId>g</groupId><artifactId>a</artifactId>
          <properties><x>${y}${y}</x><y>${x}${x}</y></properties>
          <dependencies><dependency><groupId>d</groupId><artifactId>e</artifactId><version>${x}</version></dependency></dependencies>
        </project>
        """;
    assertThat(Shown.of("pom.xml", pom, Map.of("pom.xml", pom))).hasSize(1);
  }

  @Test
  void gradle_locks_catalogues_and_builds() {
    assertThat(
            Shown.of(
                "gradle.lockfile",
                "# comment\norg.slf4j:slf4j-api:2.0.9=compileClasspath\njunit:junit:4.13=testCompileClasspath\nempty=\n"))
        .containsExactly("org.slf4j:slf4j-api 2.0.9 :2", "junit:junit 4.13 [test] :3");
    assertThat(
            Shown.of(
                "gradle/libs.versions.toml",
                """
                [versions]
                guava = "33.0.0-jre"
                strict = {strictly = "1.0"}
                [libraries]
                guava = {module = "com.google.guava:guava", version.ref = "guava"}
                short = "org.slf4j:slf4j-api:2.0.9"
                s = {group = "a", name = "b", version.ref = "strict"}
                bom = {module = "c:d"}
                [plugins]
                spotless = {id = "com.diffplug.spotless", version = "6.25.0"}
                """))
        .containsExactly(
            "com.google.guava:guava 33.0.0-jre :5",
            "org.slf4j:slf4j-api 2.0.9 :6",
            "a:b 1.0 :7",
            "c:d :8",
            "com.diffplug.spotless:com.diffplug.spotless.gradle.plugin 6.25.0 [plugin] :10");
    assertThat(
            Shown.of(
                "build.gradle.kts",
                """
                plugins { id("org.springframework.boot") version "3.3.0" }
                val jackson = "2.17.0"
                dependencies {
                  implementation("com.fasterxml.jackson.core:jackson-databind:$jackson")
                  testImplementation(platform("org.junit:junit-bom:5.10.0"))
                  // implementation("not:this:1")
                  runtimeOnly 'moving:target:1.+'
                  compile group: 'g', name: 'n', version: '1'
                  implementation(project(":own"))
                }
                """))
        .containsExactly(
            "org.springframework.boot:org.springframework.boot.gradle.plugin 3.3.0 [plugin] :1",
            "com.fasterxml.jackson.core:jackson-databind 2.17.0 :4",
            "org.junit:junit-bom 5.10.0 [test] :5",
            "moving:target [1.+] :7",
            "g:n 1 :8");
    assertThat(
            Shown.of(
                "gradle/verification-metadata.xml",
                "<m><components><component group=\"g\" name=\"n\" version=\"1\"><artifact name=\"n.jar\"><sha256 value=\"x\"/></artifact></component></components></m>"))
        .containsExactly("g:n 1 #1 :1");
  }
}
