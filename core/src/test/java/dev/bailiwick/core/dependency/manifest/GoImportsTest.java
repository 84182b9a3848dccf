package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.manifest.golang.GoImports;
import org.junit.jupiter.api.Test;

final class GoImportsTest {

  @Test
  void packages_of_other_modules_in_all_spellings() {
    var text =
        """
        package a

        import "one.example/a"
        import two "two.example/b"
        import (
          "fmt"
          "net/http"
          // "none.example/c"
          _ "three.example/c/v2"
          . `four.example/d`
        )

        var text = "five.example/e"
        """;
    assertThat(GoImports.of(text))
        .containsExactly("four.example/d", "one.example/a", "three.example/c/v2", "two.example/b");
  }
}
