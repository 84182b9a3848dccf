package dev.bailiwick.workstation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RunbooksTest {

  /// The folder with the rules, from the module's folder or the repository's.
  private static Path folder() {
    return List.of(Path.of("../rules/runbooks"), Path.of("rules/runbooks")).stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  @Test
  void there_are_runbooks_for_more_than_thirty_providers() throws IOException {
    assertThat(files()).hasSizeGreaterThan(30);
  }

  @Test
  void each_replaces_before_it_ends_and_says_what_to_write_down() throws IOException {
    for (var file : files()) {
      var runbook = Runbooks.read(Files.readString(file));
      assertThat(runbook.provider()).as(file.toString()).isNotBlank();
      assertThat(runbook.references())
          .as(file.toString())
          .allMatch(r -> r.startsWith("https://"))
          .isNotEmpty();
      assertThat(runbook.rotate()).as(file.toString()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(runbook.rotate().getFirst().irreversible()).as(file.toString()).isFalse();
      assertThat(runbook.rotate().getLast().irreversible()).as(file.toString()).isTrue();
      assertThat(runbook.audit()).as(file.toString()).isNotEmpty();
      for (var task : runbook.rotate()) {
        assertThat(task.what()).as(file.toString()).isNotBlank();
        assertThat(task.evidence()).as(file.toString()).isNotBlank();
      }
    }
  }

  @Test
  void each_is_one_that_a_rule_for_secrets_names() throws IOException {
    var named =
        SecretScanner.packed().rules().stream()
            .map(rule -> rule.runbook() + ".yaml")
            .collect(Collectors.toSet());
    assertThat(
            files().stream()
                .map(file -> file.getFileName().toString())
                .filter(f -> !f.equals("other.yaml")))
        .isSubsetOf(named);
  }

  @Test
  void a_provider_without_one_gets_the_general_one() {
    assertThat(Runbooks.of("no-such-provider").provider()).isEqualTo("Another provider");
    assertThat(Runbooks.of("../../x").provider()).isEqualTo("Another provider");
    assertThat(Runbooks.of("github").provider()).isEqualTo("GitHub");
  }
}
