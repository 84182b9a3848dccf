package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.ROOT;
import static dev.bailiwick.core.policy.Policies.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `find FOLDER -name GLOB -delete`: the names decide, wherever they stand.
final class DeletedByNameTest {
  private static final EffectivePolicy POLICY =
      Policies.policy(
          Policies.file(
              "bailiwick.yaml",
              """
              version: 1
              permissions:
                read: { allow: ["**"] }
                write: { allow: ["**"], deny: ["keep.orig"] }
                delete: { allow: ["*.orig", "cache/", "?.x", "[ab].y", "/srv/**", "top/*.bak"] }
              autoApprove: { write: true }
              """));

  private static String word(String folder, String... globs) {
    var world =
        new InMemoryWorld()
            .file(ROOT + "/src/a.orig", "")
            .file(ROOT + "/held/deep/keep.orig", "")
            .file(ROOT + "/top/a.bak", "")
            .file("/other/a.orig", "");
    var tree = new Target.Tree(List.of(globs), List.of(), true, true);
    var path = folder.startsWith("/") ? folder : ROOT + "/" + folder;
    return judge(POLICY, world, new Effect.Deletes(new Target(path, tree), Effect.Place.WHOLE))
        .word();
  }

  @ParameterizedTest
  @CsvSource({"src, *.orig", "src, a.orig", "src, cache"})
  void covers_names_that_a_line_takes_in(String folder, String glob) {
    assertThat(word(folder, glob)).isEqualTo("allow");
  }

  @ParameterizedTest
  @CsvSource({
    "src, *",
    "src, *.ts",
    "src, *.o*",
    "src, *.x",
    "src, [a-z].y",
    "src, ?.x",
    "src, '\\*.orig'",
    "top, *.bak",
    "/other, *.orig",
  })
  void asks_where_more_could_go(String folder, String glob) {
    assertThat(word(folder, glob)).isEqualTo("ask");
  }

  @Test
  void wants_every_name_covered_and_none_denied() {
    assertThat(word("src", "*.orig", "*.ts")).isEqualTo("ask");
    assertThat(word("held", "*.orig")).isEqualTo("deny");
  }
}
