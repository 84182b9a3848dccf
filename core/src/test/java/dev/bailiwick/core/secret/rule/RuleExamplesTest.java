package dev.bailiwick.core.secret.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rule finds its examples and leaves its counter-examples alone. `-Drule=github` runs one
/// file.
final class RuleExamplesTest {
  private static final Path RULES = Path.of("../rules/secrets");

  @TestFactory
  Stream<DynamicTest> each_rule_finds_and_leaves_what_it_says() throws IOException {
    var only = System.getProperty("rule", "");
    var rules = new ArrayList<SecretRule>();
    for (var file : files()) {
      var read = RuleReader.read(String.valueOf(file.getFileName()), Files.readString(file));
      if (only.isEmpty() || file.endsWith(only + ".yaml")) {
        rules.addAll(read);
      }
    }
    assertThat(rules).isNotEmpty();
    var scanner = SecretScanner.of(rules);
    return rules.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> examples(scanner, rule)));
  }

  @Test
  void no_two_rules_share_an_id() throws IOException {
    var ids = new HashSet<String>();
    for (var file : files()) {
      for (var rule : RuleReader.read(file.toString(), Files.readString(file))) {
        assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
      }
    }
  }

  private static void examples(SecretScanner scanner, SecretRule rule) {
    for (var example : rule.examples()) {
      assertThat(found(scanner, rule, example)).as("finds " + example).contains(rule.id());
    }
    for (var leave : rule.leaves()) {
      assertThat(found(scanner, rule, leave)).as("leaves " + leave).doesNotContain(rule.id());
    }
  }

  private static List<String> found(SecretScanner scanner, SecretRule rule, String template) {
    var text = new Template(rule.id()).fill(template).getBytes(StandardCharsets.UTF_8);
    return scanner.session().scan(text, 0, text.length).stream().map(one -> one.rule()).toList();
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(RULES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
