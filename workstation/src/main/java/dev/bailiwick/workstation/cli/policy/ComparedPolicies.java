package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyDiff;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.cli.policy.Table.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two policy files side by side: lines, and the decisions on both files' tests and given calls.
record ComparedPolicies(
    Path root, Situations situations, PolicyCommand.Ports ports, Terminal terminal) {
  private static final long MOST_BYTES = 256L << 20;

  int run(String before, String after, @Nullable Path calls, PolicyCommand.Format format) {
    var old = policy(before);
    var now = policy(after);
    if (old.isEmpty() || now.isEmpty()) {
      return PolicyCommand.WRONG_CALL;
    }
    var judged = new ArrayList<Situation>();
    now.get().tests().forEach(test -> judged.add(situations.of(test.call())));
    old.get().tests().forEach(test -> judged.add(situations.of(test.call())));
    if (calls != null && !read(calls, judged)) {
      return PolicyCommand.WRONG_CALL;
    }
    var distinct = judged.stream().distinct().toList();
    var diff = PolicyDiff.of(old.get(), now.get(), distinct, ports.world());
    switch (format) {
      case text -> text(diff, distinct.size());
      case json -> terminal.out().println(json(diff, distinct.size()).write());
    }
    boolean same = diff.added().isEmpty() && diff.removed().isEmpty() && diff.changed().isEmpty();
    return same ? 0 : PolicyCommand.FINDINGS;
  }

  private Optional<EffectivePolicy> policy(String name) {
    return switch (new PolicyVersion(root, name).read()) {
      case PolicyReader.Read(var policy) -> Optional.of(policy);
      case PolicyReader.Rejected(var problems) -> {
        problems.forEach(problem -> terminal.note(Plain.text(problem.toString())));
        yield Optional.empty();
      }
    };
  }

  /// Adds the tool calls among the events, one JSON line each; other events are never judged.
  private boolean read(Path file, List<Situation> judged) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        terminal.note(file + ": no regular file of at most 256 MiB; name JSON lines of events");
        return false;
      }
      int number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !add(line, judged)) {
          terminal.note(file + ":" + number + ": no JSON object; write one event a line");
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      terminal.note(file + ": cannot be read; check that it is UTF-8 text and its mode");
      return false;
    }
  }

  private boolean add(String line, List<Situation> judged) {
    if (!(JsonReader.read(line, JsonReader.Limits.EVENT)
        instanceof JsonReader.Parsed(Json.Obj object))) {
      return false;
    }
    var wrapped = object.object("event");
    var event = ports.dialect().read(wrapped.isPresent() ? wrapped.get() : object);
    if (event instanceof AgentEvent.ToolAsked(var origin, var call, _)) {
      judged.add(situations.of(origin, call));
    } else if (event instanceof AgentEvent.PermissionAsked(var origin, var call)) {
      judged.add(situations.of(origin, call));
    }
    return true;
  }

  private void text(PolicyDiff diff, int calls) {
    var out = terminal.out();
    diff.removed().forEach(line -> out.println(terminal.toned(Tone.BAD, "- " + told(line))));
    diff.added().forEach(line -> out.println(terminal.toned(Tone.GOOD, "+ " + told(line))));
    if (!diff.changed().isEmpty()) {
      out.println();
      var table = new Table(terminal, 0);
      for (var changed : diff.changed()) {
        table.row(
            Cell.verdict(changed.before().word()),
            Cell.of("->"),
            Cell.verdict(changed.after().word()),
            Cell.of(call(changed.situation().call())),
            Cell.faint(changed.after().rules().getFirst().id()));
      }
      table.print();
    }
    out.println();
    out.println(
        diff.added().size()
            + " added, "
            + diff.removed().size()
            + " removed; "
            + diff.changed().size()
            + " of "
            + calls
            + " calls judged otherwise");
  }

  private static String told(PolicyLine line) {
    return Plain.text(
        line.section()
            + (line.value().isEmpty() ? "" : ": " + line.value())
            + "  ("
            + line.rule().source()
            + ")");
  }

  /// The call in a few words, without contents.
  private static String call(ToolCall call) {
    return switch (call) {
      case ToolCall.Shell shell -> Plain.command(shell.command());
      case ToolCall.ReadFile read -> read.tool() + " " + Plain.text(read.path());
      case ToolCall.WriteFile write -> write.tool() + " " + Plain.text(write.path());
      case ToolCall.SearchFiles search -> search.tool() + " " + Plain.text(search.path());
      case ToolCall.ListFiles list -> list.tool() + " " + Plain.text(list.path());
      case ToolCall.FetchUrl fetch -> fetch.tool() + " " + Plain.command(fetch.url());
      case ToolCall.SearchWeb _,
          ToolCall.McpCall _,
          ToolCall.Delegate _,
          ToolCall.Internal _,
          ToolCall.UnknownCall _ ->
          Plain.text(call.tool());
    };
  }

  private static Json json(PolicyDiff diff, int calls) {
    var changed =
        diff.changed().stream()
            .map(one ->
                Json.object()
                    .put("call", call(one.situation().call()))
                    .put("before", one.before().word())
                    .put("after", one.after().word())
                    .put("rules", Plain.rules(one.after().rules()))
                    .put("rulesBefore", Plain.rules(one.before().rules()))
                    .put("reason", one.after().reason())
                    .build())
            .toList();
    return Json.object()
        .put("schema", 1)
        .put("tool", "policy diff")
        .put("added", lines(diff.added()))
        .put("removed", lines(diff.removed()))
        .put("changed", Json.array(changed))
        .put("calls", calls)
        .build();
  }

  private static Json lines(List<PolicyLine> lines) {
    return Json.array(
        lines.stream()
            .map(line ->
                Json.object()
                    .put("section", line.section())
                    .put("value", line.value())
                    .put("layer", line.rule().layer())
                    .put("source", line.rule().source())
                    .build())
            .toList());
  }
}
