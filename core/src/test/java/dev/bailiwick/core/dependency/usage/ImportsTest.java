package dev.bailiwick.core.dependency.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImportsTest {

  private static String told(Imports imports, Ecosystem ecosystem, String name) {
    var dependency = Dependency.locked(ecosystem, name, "1.0.0", new Place("lock", 1));
    return switch (imports.of(dependency)) {
      case Usage.Imported(String path, int line) -> path + ":" + line;
      case Usage.NotImported _ -> "no";
      case Usage.Untold _ -> "untold";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NPM | a.ts | import x from 'lodash/fp' | lodash",
        "NPM | a.js | const x = require(\"@s/p/sub\") | @s/p",
        "NPM | a.mjs | await import('got') | got",
        "NPM | a.tsx | export { a } from 'react' | @types/react",
        "PYPI | a.py | import yaml, os.path as p | PyYAML",
        "PYPI | a.py | from PIL.Image import open | pillow",
        "PYPI | a.py | import google.protobuf.message | protobuf",
        "PYPI | a.py | from requests_oauthlib import X | requests-oauthlib",
        "GO | a.go | import \"github.com/a/b/sub\" | github.com/a/b",
        "GO | a.go | x \"golang.org/x/net/http2\" // h2 | golang.org/x/net",
        "CRATES | a.rs | use serde_json::Value; | serde-json",
        "CRATES | a.rs | let x = regex::Regex::new(p); | regex",
        "MAVEN | A.java | import org.apache.commons.lang3.StringUtils; |"
            + " org.apache.commons:commons-lang3",
        "MAVEN | A.kt | import com.google.gson.Gson | com.google.gson:gson",
      })
  void sees_an_import(Ecosystem ecosystem, String path, String line, String name) {
    var imports = new Imports();
    imports.add(path, "\n" + line + "\n");
    assertThat(told(imports, ecosystem, name)).isEqualTo(path + ":2");
  }

  @Test
  void says_no_where_the_language_was_read() {
    var imports = new Imports();
    imports.add("a.ts", "import x from './lodash'\nimport y from 'lodash-es'\n");
    imports.add("a.py", "import yaml_include\n");
    imports.add("a.go", "package a\n\nimport \"github.com/a/bc\"\n");
    imports.add("A.java", "import java.util.List;\n");
    assertThat(told(imports, Ecosystem.NPM, "lodash")).isEqualTo("no");
    assertThat(told(imports, Ecosystem.PYPI, "pyyaml")).isEqualTo("no");
    assertThat(told(imports, Ecosystem.GO, "github.com/a/b")).isEqualTo("no");
    assertThat(told(imports, Ecosystem.MAVEN, "org.yaml:snakeyaml")).isEqualTo("no");
  }

  @Test
  void says_nothing_where_imports_do_not_tell() {
    var imports = new Imports();
    imports.add("A.java", "import org.springframework.web.bind.annotation.GetMapping;\n");
    assertThat(told(imports, Ecosystem.MAVEN, "org.springframework:spring-beans"))
        .isEqualTo("untold");
    assertThat(told(imports, Ecosystem.NPM, "lodash")).isEqualTo("untold");
    assertThat(told(imports, Ecosystem.RUBYGEMS, "rails")).isEqualTo("untold");
    assertThat(Imports.reads("README.md")).isFalse();
  }
}
