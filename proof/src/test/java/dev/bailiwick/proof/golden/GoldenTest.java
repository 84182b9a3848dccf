package dev.bailiwick.proof.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.claude.Request;
import dev.bailiwick.workstation.agent.claude.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder below `golden/claude` holds an event as Claude Code sends it (`in.json`), a decision
/// on it (`decision.json`) and the answer, byte for byte (`out.json`).
///
/// With `-Dgolden.rewrite=true` the answers are written instead of compared; the review reads the
/// diff.
final class GoldenTest {

  private static final Path CASES = Path.of("golden", "claude");

  static Stream<Path> cases() throws IOException {
    try (var folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @Test
  void the_cases_are_there() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers_word_for_word(Path folder) throws IOException {
    var event = Request.read(read(folder.resolve("in.json")));
    var decision = decision((Json.Obj) read(folder.resolve("decision.json")));
    var answer = Response.to(event, decision).write() + "\n";
    var out = folder.resolve("out.json");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(out, answer);
    }
    assertThat(answer).isEqualTo(Files.readString(out));
  }

  private static Json read(Path file) throws IOException {
    return switch (JsonReader.read(Files.readString(file), JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(var json) -> json;
      case JsonReader.Malformed(var message, var line, var _) ->
          throw new IllegalStateException(file + ":" + line + ": " + message);
    };
  }

  private static Decision decision(Json.Obj json) {
    var rules = json.array("rules").stream().map(GoldenTest::rule).toList();
    var reason = json.string("reason").orElse("");
    return switch (json.string("decision").orElse("")) {
      case "allow" -> new Decision.Allow(rules, reason);
      case "rewrite" -> new Decision.Rewrite(json.get("input").orElseThrow(), rules, reason);
      case "ask" -> new Decision.Ask(rules, reason);
      case "deny" -> new Decision.Deny(rules, reason);
      default -> throw new IllegalStateException("no decision in " + json.write());
    };
  }

  private static Decision.Rule rule(Json json) {
    var rule = (Json.Obj) json;
    return new Decision.Rule(
        rule.string("id").orElseThrow(),
        rule.string("layer").orElseThrow(),
        rule.string("source").orElseThrow());
  }
}
