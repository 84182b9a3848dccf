package dev.bailiwick.workstation.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxProbeTest {
  @TempDir Path root;

  private void settings(String text) throws IOException {
    var file = Install.settings(root);
    Files.createDirectories(root.resolve(".claude"));
    Files.writeString(file, text);
  }

  @Test
  void says_nothing_where_no_sandbox_is_written() throws IOException {
    assertThat(new SandboxProbe(root, "Linux", List.of()).checks()).isEmpty();
    settings("{\"sandbox\": {\"enabled\": false}}");
    assertThat(new SandboxProbe(root, "Linux", List.of()).checks()).isEmpty();
  }

  @Test
  void a_sandbox_without_its_programs_is_broken() throws IOException {
    settings("{\"sandbox\": {\"enabled\": true}}");

    assertThat(new SandboxProbe(root, "Linux", List.of(root)).checks())
        .singleElement()
        .satisfies(check -> {
          assertThat(check.healthy()).isFalse();
          assertThat(check.mend()).contains("bubblewrap");
        });
    assertThat(new SandboxProbe(root, "Mac OS X", List.of()).checks())
        .singleElement()
        .matches(check -> check.healthy());
  }
}
