package dev.bailiwick.workstation.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.incident.Incident;
import dev.bailiwick.core.incident.IncidentKind;
import dev.bailiwick.core.incident.Prevention;
import dev.bailiwick.core.incident.ValueShape;
import dev.bailiwick.core.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnRulesTest {
  private static final String BEGIN = "acme_";
  private static final String LEAKED = BEGIN + "q7Zk3vQ9xW2mN7pL4tR8yB1cD6fG5hJ0sT2uV4wX";
  private static final String NEXT = BEGIN + "b8Yj2uP1wV3nM6oK5sQ9xA2dE7gF4iH8rU3tW5zC";

  @TempDir Path root;

  private void rules(String text) throws IOException {
    Files.createDirectories(root.resolve(".bailiwick"));
    Files.writeString(root.resolve(".bailiwick/secrets.yaml"), text);
  }

  private List<String> found(SecretScanner scanner) throws IOException {
    Files.writeString(root.resolve("a.txt"), "send " + NEXT + " over\n");
    return new FolderScan(scanner, root, false, 1, () -> {})
        .scan(List.of(root.resolve("a.txt"))).findings().stream()
            .map(finding -> finding.rule() + " " + finding.severity().word())
            .toList();
  }

  @Test
  void the_rule_that_a_closed_case_offers_finds_the_next_value_of_the_shape() throws IOException {
    var shape = ValueShape.of(LEAKED);
    assertThat(shape).isEqualTo("\\bacme_[0-9A-Za-z]{40}\\b");
    var incident =
        new Incident(
            "1",
            IncidentKind.CREDENTIALS,
            "a key",
            "fp",
            "other",
            List.of("a.txt"),
            List.of(),
            shape);
    var offered =
        Prevention.of(incident).stream()
            .filter(one -> one.file().equals(".bailiwick/secrets.yaml"))
            .findFirst()
            .orElseThrow();
    assertThat(found(SecretScanner.packed())).isEmpty();
    rules(String.join("\n", offered.lines()) + "\n");
    assertThat(found(OwnRules.with(SecretScanner.packed(), root)))
        .containsExactly("own-acme-key high");
  }

  @Test
  void nothing_of_a_value_without_a_public_beginning_is_told() {
    assertThat(ValueShape.of(LEAKED.substring(BEGIN.length()))).isEmpty();
    assertThat(ValueShape.of("correct-horse-battery-staple")).isEmpty();
  }

  @Test
  void a_rule_of_ones_own_does_not_soften_one_that_comes_along() throws IOException {
    rules(
        """
        vendor: own
        rules:
          - id: own-quiet
            name: nothing
            risk: none
            severity: low
            confidence: low
            pattern: '\\bghp_[0-9A-Za-z]{36}\\b'
            examples: [a]
            leaves: [b]
        """);
    var scanner = OwnRules.with(SecretScanner.packed(), root);
    var letters = new StringBuilder("ghp_");
    new Random(7).ints(36, 'A', 'Z' + 1).forEach(letters::appendCodePoint);
    var token = letters.toString();
    var text = ("x = " + token).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(scanner.session().scan(text, 0, text.length))
        .noneMatch(finding -> finding.rule().equals("own-quiet"));
  }

  @Test
  void a_mistake_is_told_in_one_line_that_names_the_file() throws IOException {
    rules("vendor: own\nrules:\n  - id: own-key\n    nmae: x\n");
    assertThatThrownBy(() -> OwnRules.with(SecretScanner.packed(), root))
        .hasMessageStartingWith(".bailiwick/secrets.yaml: own-key: unknown key nmae")
        .hasMessageMatching("[^\\n]*");
    rules("vendor: [\n");
    assertThatThrownBy(() -> OwnRules.with(SecretScanner.packed(), root))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(".bailiwick/secrets.yaml: ")
        .hasMessageMatching("[^\\n]*");
  }
}
