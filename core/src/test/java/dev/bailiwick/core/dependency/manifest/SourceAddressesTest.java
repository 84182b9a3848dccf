package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceAddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requirements.txt | --extra-index-url https://e.example/s | https://e.example/s",
        "a/requirements-dev.txt | -f https://e.example/w | https://e.example/w",
        "pyproject.toml | [[tool.uv.index]]~name = \"x\"~url = \"https://e.example/s\" |"
            + " https://e.example/s",
        "Pipfile | [[source]]~url = \"https://e.example/s\" | https://e.example/s",
        "pom.xml | <repository><id>x</id><url>https://e.example/m</url></repository> |"
            + " https://e.example/m",
        "build.gradle | maven { url 'https://e.example/m' } | https://e.example/m",
        "build.gradle.kts | maven { url = uri(\"https://e.example/m\") } | https://e.example/m",
        "build.gradle | apply from: 'https://e.example/x.gradle' | https://e.example/x.gradle",
        "settings.gradle.kts | maven(\"https://e.example/m\") | https://e.example/m",
        "Gemfile | source 'https://e.example' do | https://e.example",
        "composer.json | {\"repositories\":[{\"type\":\"vcs\",\"url\":\"https://e.example/r\"}]} |"
            + " https://e.example/r",
        "NuGet.config | <add key=\"x\" value=\"https://e.example/v3\" /> | https://e.example/v3",
        ".npmrc | @s:registry=https://e.example/ | https://e.example/",
        ".cargo/config.toml | replace-with = \"x\" | x",
        "package-lock.json | {\"resolved\":\"https://e.example/a/-/a.tgz\"} | https://e.example",
        "Gemfile.lock | GEM~  remote: https://e.example/gems/ | https://e.example",
        "Cargo.lock | source = \"registry+https://e.example/index\" | https://e.example",
        "gradle.properties | systemProp.https.proxyHost=e.example | e.example",
        "gradle.properties | pluginRepoUrl=https://e.example/m | https://e.example/m",
        ".mvn/jvm.config | -Dhttp.proxyHost=e.example | e.example",
        "lerna.json | {\"npmClientArgs\":[\"--registry\",\"https://e.example\"]} |"
            + " https://e.example",
        "environment.yml | channels: [https://e.example/c] | https://e.example/c",
      })
  void finds_where_packages_come_from(String path, String text, String address) {
    assertThat(SourceAddresses.of(path, text.replace('~', '\n'))).containsExactly(address);
  }

  @Test
  void passes_over_the_usual_ones_and_other_addresses() {
    assertThat(SourceAddresses.of("Gemfile", "source 'https://rubygems.org'")).isEmpty();
    assertThat(
            SourceAddresses.of(
                "package-lock.json", "{\"resolved\":\"https://registry.npmjs.org/a/-/a.tgz\"}"))
        .isEmpty();
    assertThat(SourceAddresses.of("gradle.properties", "org.gradle.jvmargs=-Xmx2g")).isEmpty();
    assertThat(SourceAddresses.of("bower.json", "{\"name\":\"a\",\"version\":\"1.0.0\"}"))
        .isEmpty();
    assertThat(SourceAddresses.of("requirements.txt", "-i https://pypi.org/simple")).isEmpty();
    assertThat(
            SourceAddresses.of(
                "pom.xml",
                "<url>https://shop.example</url><scm><url>https://g.example</url></scm>"))
        .isEmpty();
    assertThat(SourceAddresses.of("composer.json", "{\"homepage\":\"https://shop.example\"}"))
        .isEmpty();
    assertThat(SourceAddresses.of("README.md", "-i https://e.example")).isEmpty();
  }
}
