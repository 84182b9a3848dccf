package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.policy.rule.PolicyTest;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Optional;

/// The policy's own `tests:`.
final class TestsReader {
  private static final List<String> KEYS = List.of("call", "expect", "rule");

  private final String file;
  private final Problems problems;
  private final Shapes shapes;
  private final SourceRules.Builder rules;

  TestsReader(String file, Problems problems, SourceRules.Builder rules) {
    this.file = file;
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.rules = rules;
  }

  void tests(PolicyNode node) {
    if (!(node instanceof PolicyNode.Sequence(List<PolicyNode> items, int _))) {
      shapes.texts(node, "tests");
      return;
    }
    for (var item : items) {
      shapes.mapping(item, "tests", KEYS).flatMap(this::test).ifPresent(rules::test);
    }
  }

  private Optional<PolicyTest> test(PolicyNode.Mapping mapping) {
    var call = mapping.entries().get("call");
    var expect = mapping.entries().get("expect");
    if (call == null || expect == null) {
      problems.add(mapping.line(), "a test has `call` and `expect`", "add what is missing");
      return Optional.empty();
    }
    var words = List.of("allow", "ask", "deny");
    var expected = shapes.oneOf(expect.value(), "tests.expect", words);
    var asked = call(call.value());
    var rule = Optional.ofNullable(mapping.entries().get("rule"));
    var id = rule.flatMap(member -> shapes.text(member.value(), "tests.rule"));
    if (expected.isEmpty() || asked.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PolicyTest(
            asked.get(), expected.get(), id.map(Shapes.Item::value), file + ":" + mapping.line()));
  }

  private Optional<PolicyTest.Call> call(PolicyNode node) {
    if (node instanceof PolicyNode.Text(String command, int _)) {
      return Optional.of(new PolicyTest.Command(command));
    }
    var mapping = shapes.mapping(node, "tests.call", List.of("tool", "input"));
    var tool =
        mapping
            .flatMap(call -> Optional.ofNullable(call.entries().get("tool")))
            .flatMap(member -> shapes.text(member.value(), "tests.call.tool"));
    if (mapping.isPresent() && tool.isEmpty()) {
      problems.add(node.line(), "a call names its `tool`", "add `tool: read`");
    }
    var input =
        mapping
            .flatMap(call -> Optional.ofNullable(call.entries().get("input")))
            .map(member -> json(member.value()))
            .orElseGet(() -> Json.object().build());
    return tool.map(name -> new PolicyTest.Tool(name.value(), input));
  }

  private static Json json(PolicyNode node) {
    return switch (node) {
      case PolicyNode.Mapping(var entries, int _) -> {
        var object = Json.object();
        entries.forEach((key, member) -> object.put(key, json(member.value())));
        yield object.build();
      }
      case PolicyNode.Sequence(List<PolicyNode> items, int _) ->
          Json.array(items.stream().map(TestsReader::json).toList());
      case PolicyNode.Text(String value, int _) -> Json.of(value);
      case PolicyNode.Truth(boolean value, int _) -> Json.of(value);
      case PolicyNode.Number(String value, int _) -> new Json.Num(value, Json.Span.NONE);
      case PolicyNode.Nothing _ -> new Json.Null(Json.Span.NONE);
    };
  }
}
