package dev.bailiwick.workstation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.pipeline.outflow.HighWater.Mark;
import dev.bailiwick.core.policy.judging.Touched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarkFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void layOut() {
    file = folder.resolve("state/marks.jsonl");
  }

  private static Mark mark(Level level, String... roots) {
    var rule = new Decision.Rule("confidential.paths", "repository", "bailiwick.yaml:9");
    return new Mark(new Touched(level, rule, "src/pricing/\"table\".csv"), Set.of(roots));
  }

  @Test
  void what_was_kept_is_there_in_the_next_process() {
    var marks = new MarkFile(file);
    marks.keep("claude\none", mark(Level.CONFIDENTIAL, "/a"));
    marks.keep("claude\ntwo", mark(Level.CONFIDENTIAL, "/a"));
    marks.keep("claude\none", mark(Level.CRITICAL, "/a", "/b"));

    var kept = new MarkFile(file).kept();

    assertThat(kept)
        .containsEntry("claude\none", mark(Level.CRITICAL, "/a", "/b"))
        .containsEntry("claude\ntwo", mark(Level.CONFIDENTIAL, "/a"))
        .hasSize(2);
    assertThat(new MarkFile(file).kept()).isEqualTo(kept);
  }

  @Test
  void nobody_else_may_read_it() throws IOException {
    new MarkFile(file).keep("s", mark(Level.CRITICAL, "/a"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_last_line_that_a_crash_cut_is_left_out_and_others_are_not_guessed() throws IOException {
    new MarkFile(file).keep("s", mark(Level.CRITICAL, "/a"));
    Files.writeString(file, "{\"session\":\"t\",\"lev", StandardOpenOption.APPEND);

    assertThat(new MarkFile(file).kept()).containsOnlyKeys("s");
    new MarkFile(file).keep("u", mark(Level.CRITICAL, "/a"));
    assertThat(new MarkFile(file).kept()).containsOnlyKeys("s", "u");

    Files.writeString(file, "nonsense\n{}\n");
    assertThatThrownBy(() -> new MarkFile(file).kept())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("marks.jsonl");
  }
}
