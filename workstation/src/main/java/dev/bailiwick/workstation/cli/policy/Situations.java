package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.event.AgentEvent.Origin;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.PolicyTest;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.agent.Dialect;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Calls as situations that a policy can judge, by the corridor's own road to effects.
final class Situations {
  private final Path root;
  private final Dialect dialect;
  private final Corridor corridor;

  Situations(Path root, World world, Dialect dialect) {
    this.root = root;
    this.dialect = dialect;
    this.corridor =
        new Corridor(
            new Corridor.Ports(
                root.toString(),
                world,
                List::of,
                _ -> {
                  throw new IllegalStateException("nothing is recorded here");
                },
                InstantSource.system(),
                _ -> "E-policy"),
            new ShellEffects(Models.packed()),
            SecretScanner::none);
  }

  /// The folder calls run in: the current one inside the repository, else its top.
  String cwd() {
    var here = Path.of("").toAbsolutePath();
    return here.startsWith(root) ? here.toString() : root.toString();
  }

  Situation of(ToolCall call) {
    return of(new Origin(dialect.name(), "", "", cwd(), ""), call);
  }

  /// A call of a policy's test; it runs at the repository's top.
  Situation of(PolicyTest.Call call) {
    return of(new Origin(dialect.name(), "", "", root.toString(), ""), call(call));
  }

  Situation of(Origin origin, ToolCall call) {
    var cwd = origin.cwd().isEmpty() ? root.toString() : origin.cwd();
    var speaker = new Situation.Speaker(origin.agent(), Optional.empty());
    return new Situation(corridor.effects(origin, call), call, root.toString(), cwd, speaker);
  }

  private ToolCall call(PolicyTest.Call call) {
    return switch (call) {
      case PolicyTest.Command(String text) -> Asked.command(text);
      case PolicyTest.Tool(String name, Json.Obj input) -> tool(name, input);
      case PolicyTest.Tool(String name, Json input) ->
          new ToolCall.UnknownCall(name, input, "its input is no mapping");
    };
  }

  private ToolCall tool(String name, Json.Obj input) {
    return switch (name) {
      case "read" -> with(name, input, "path", path -> new ToolCall.ReadFile(name, path));
      case "write" ->
          with(
              name,
              input,
              "path",
              path -> new ToolCall.WriteFile(name, path, word(input, "content").orElse("")));
      case "grep" ->
          new ToolCall.SearchFiles(
              name,
              word(input, "pattern").orElse(""),
              word(input, "path").orElse(""),
              word(input, "glob").orElse(""));
      case "glob" ->
          new ToolCall.ListFiles(
              name, word(input, "pattern").orElse(""), word(input, "path").orElse(""));
      case "fetch" -> with(name, input, "url", url -> new ToolCall.FetchUrl(name, url));
      default -> dialect.call(name, input);
    };
  }

  private static ToolCall with(
      String name, Json.Obj input, String field, Function<String, ToolCall> call) {
    return word(input, field)
        .map(call)
        .orElseGet(() -> new ToolCall.UnknownCall(name, input, "its `" + field + "` is missing"));
  }

  private static Optional<String> word(Json.Obj input, String field) {
    return input.string(field);
  }
}
