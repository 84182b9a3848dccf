package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChangesTest {
  private static Changes.Change of(Changes changes, String path) {
    return Optional.ofNullable(changes.files().get(path)).orElseThrow();
  }

  @Test
  void lines_are_counted_so_that_none_passes_for_a_head() {
    var changes =
        Changes.parsed(
            """
            diff --git a/src/a.js b/src/a.js
            --- a/src/a.js
            +++ b/src/a.js
            @@ -3,1 +3,2 @@ x
            --- a/other.js
            +++ b/other.js
            +@@ -1 +1 @@
            @@ -9,0 +11 @@
            +last
            """);
    assertThat(changes.files()).containsOnlyKeys("src/a.js");
    assertThat(of(changes, "src/a.js").added())
        .containsExactly("++ b/other.js", "@@ -1 +1 @@", "last");
    assertThat(changes.touch("src/a.js", 4, 4)).isTrue();
    assertThat(changes.touch("src/a.js", 5, 10)).isFalse();
    assertThat(changes.touch("src/a.js", 11, 11)).isTrue();
  }

  @Test
  void names_in_quotes_and_files_that_are_gone_are_known() {
    var changes =
        Changes.parsed(
            """
            --- a/gone.js
            +++ /dev/null
            @@ -1,2 +0,0 @@
            -a
            -b
            --- /dev/null
            +++ "b/a \\"b\\".js"
            @@ -0,0 +1 @@
            +x
            \\ No newline at end of file
            """);
    assertThat(changes.files()).containsOnlyKeys("gone.js", "a \"b\".js");
    assertThat(of(changes, "gone.js").lines()).isEmpty();
  }

  @Test
  void what_is_taken_away_counts_in_the_digest() {
    var one = of(Changes.parsed("--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-check();\n"), "a");
    var other = of(Changes.parsed("--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-other();\n"), "a");
    assertThat(one.digest()).isNotEqualTo(other.digest());
  }
}
