package dev.bailiwick.core.dependency.coordinate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PurlTest {

  @ParameterizedTest
  @CsvSource({
    "NPM, @babel/core, 7.0.0, pkg:npm/%40babel/core@7.0.0",
    "NPM, left-pad, 1.3.0, pkg:npm/left-pad@1.3.0",
    "PYPI, Django_Rest.Framework, 3.15.2, pkg:pypi/django-rest-framework@3.15.2",
    "MAVEN, org.apache.commons:commons-text, 1.10.0, pkg:maven/org.apache.commons/commons-text@1.10.0",
    "GO, github.com/Azure/azure-sdk, 1.2.3, pkg:golang/github.com/azure/azure-sdk@1.2.3",
    "CRATES, serde, 1.0.0+build, pkg:cargo/serde@1.0.0%2Bbuild",
    "PACKAGIST, Monolog/Monolog, 2.0.0, pkg:composer/monolog/monolog@2.0.0",
    "NUGET, Newtonsoft.Json, '', pkg:nuget/Newtonsoft.Json",
    "DEBIAN, curl, 7.88.1-10, pkg:deb/debian/curl@7.88.1-10"
  })
  void writes_what_the_specification_says(
      Ecosystem ecosystem, String name, String version, String purl) {
    assertThat(new Purl(ecosystem, name, version)).hasToString(purl);
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/%40babel/core@7.0.0, @babel/core, 7.0.0",
    "pkg:npm/@babel/core, @babel/core, ''",
    "pkg:maven/org.slf4j/slf4j-api@2.0.9?type=jar, org.slf4j:slf4j-api, 2.0.9",
    "pkg:golang/github.com/pkg/errors@0.9.1#sub, github.com/pkg/errors, 0.9.1",
    "pkg://pypi/django, django, ''"
  })
  void reads_what_others_write(String text, String name, String version) {
    var purl = Purl.parse(text).orElseThrow();
    assertThat(purl.name()).isEqualTo(name);
    assertThat(purl.version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm/left-pad", "pkg:npm/", "pkg:unheard/of", "pkg:npm", "pkg:/npm/@"})
  void refuses_what_is_none(String text) {
    assertThat(Purl.parse(text)).isEmpty();
  }
}
