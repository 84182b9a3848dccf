package dev.bailiwick.core.secret.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class PackedRulesTest {

  @Test
  void what_is_packed_is_what_the_files_say() throws IOException {
    var rules = new ArrayList<SecretRule>();
    try (var files = Files.list(Path.of("../rules/secrets"))) {
      for (var file : files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        rules.addAll(RuleReader.read(String.valueOf(file.getFileName()), Files.readString(file)));
      }
    }
    assertThat(SecretScanner.packed().rules()).isEqualTo(rules);
  }
}
