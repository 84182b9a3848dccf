package dev.bailiwick.workstation.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyBoxTest {
  private static final String POLICY =
      """
      version: 1
      permissions:
        write:   { deny: ["config/production.yaml", "*.pem", "deploy/**"] }
        network: { allow: ["api.example:443", ".example.org", "*.example.net:443", "localhost"] }
      """;

  @TempDir Path root;

  @Test
  void holds_hosts_without_ports_and_files_by_their_paths() throws IOException {
    Files.writeString(root.resolve("bailiwick.yaml"), POLICY);

    var box = new PolicyBox(root.resolve("config")).of(root, "version: 1\n");

    assertThat(box.hosts())
        .containsExactlyInAnyOrder("api.example", "*.example.org", "*.example.net", "localhost");
    assertThat(box.unwritten()).containsExactly(root + "/config/production.yaml");
  }

  @Test
  void the_starter_counts_only_where_there_is_no_policy_yet() throws IOException {
    var starter = "version: 1\npermissions: { network: { allow: [\"starter.example\"] } }\n";

    assertThat(new PolicyBox(root.resolve("config")).of(root, starter).hosts())
        .containsExactly("starter.example");
    Files.writeString(root.resolve("bailiwick.yaml"), POLICY);
    assertThat(new PolicyBox(root.resolve("config")).of(root, starter).hosts())
        .doesNotContain("starter.example");
  }

  @Test
  void a_broken_policy_makes_no_box() throws IOException {
    Files.writeString(root.resolve("bailiwick.yaml"), "version: 1\nnonsense: 1\n");

    assertThatThrownBy(() -> new PolicyBox(root.resolve("config")).of(root, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense");
  }

  /// What the hooks would ask about, the sandbox must not open.
  @Test
  void a_host_must_be_on_every_list_and_on_no_list_of_denials() throws IOException {
    Files.createDirectories(root.resolve("config"));
    Files.writeString(
        root.resolve("config/policy.yaml"),
        """
        version: 1
        permissions:
          network:
            allow: ["*.example.org", "api.example:443", "localhost", "open.example"]
            deny: ["bad.example.org", "localhost"]
        """);
    Files.writeString(
        root.resolve("bailiwick.yaml"),
        """
        version: 1
        permissions:
          network:
            allow: ["a.example.org", "bad.example.org", "*.example.org", "api.example", "localhost",
              "api.example:443", "mine.example"]
        """);

    var box = new PolicyBox(root.resolve("config")).of(root, "");

    assertThat(box.hosts()).containsExactly("a.example.org", "api.example");
  }
}
