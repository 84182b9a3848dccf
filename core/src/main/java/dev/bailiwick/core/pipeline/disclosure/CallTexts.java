package dev.bailiwick.core.pipeline.disclosure;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.rule.HostName;
import java.util.ArrayList;
import java.util.List;

/// The texts of a call that could carry a secret somewhere, and where to.
///
/// @param way what becomes of them
/// @param name of the file they go into; empty where that is none or many
record CallTexts(Way way, String name, List<String> texts) {
  private static final int MOST_WORDS = 64 << 10;

  /// What becomes of a call's texts.
  enum Way {
    /// They are kept in a file.
    WRITTEN,
    /// They leave the machine, or may.
    LEAVING,
    /// They stay with the assistant, or with a program on this machine.
    STAYING
  }

  CallTexts {
    texts = List.copyOf(texts);
  }

  /// What a call says in texts of its own; a call whose input is JSON says nothing here.
  static CallTexts of(ToolCall call, List<Effect> effects) {
    return switch (call) {
      case ToolCall.WriteFile(_, var path, var content, _) ->
          new CallTexts(Way.WRITTEN, path, List.of(content));
      case ToolCall.Shell shell -> shell(shell, effects);
      case ToolCall.FetchUrl(_, var url) -> new CallTexts(Way.LEAVING, "", List.of(url));
      case ToolCall.SearchWeb(_, var query) -> new CallTexts(Way.LEAVING, "", List.of(query));
      case ToolCall.Delegate(_, var prompt) -> new CallTexts(Way.STAYING, "", List.of(prompt));
      case ToolCall.McpCall _, ToolCall.UnknownCall _ -> new CallTexts(Way.LEAVING, "", List.of());
      case ToolCall.ReadFile _, ToolCall.SearchFiles _, ToolCall.ListFiles _, ToolCall.Internal _ ->
          new CallTexts(Way.STAYING, "", List.of());
    };
  }

  private static CallTexts shell(ToolCall.Shell shell, List<Effect> effects) {
    var texts = new ArrayList<String>();
    texts.add(shell.command());
    var written = new ArrayList<String>();
    boolean leaves = false;
    for (var effect : effects) {
      switch (effect) {
        case Effect.Writes(var target, _) when !target.path().startsWith("/dev/") ->
            written.add(target.path());
        case Effect.Reaches(var host, _) -> leaves |= !isLoopback(host);
        case Effect.Calls _ -> leaves = true;
        case Effect.Runs(var invocation, _, _) -> evaluated(invocation, shell.command(), texts);
        case Effect.Writes _,
            Effect.Reads _,
            Effect.Deletes _,
            Effect.Exposes _,
            Effect.Controls _,
            Effect.Unknown _ -> {}
      }
    }
    var way = leaves ? Way.LEAVING : written.isEmpty() ? Way.STAYING : Way.WRITTEN;
    return new CallTexts(way, written.size() == 1 ? written.getFirst() : "", texts);
  }

  private static boolean isLoopback(Host host) {
    return HostName.of(host.name()).filter(HostName::isLoopback).isPresent();
  }

  /// Words that do not stand in the command as they are evaluated: put together from quotes and
  /// variables.
  private static void evaluated(Effect.Invocation invocation, String command, List<String> texts) {
    var words = invocation.words();
    if (words.stream().allMatch(command::contains)) {
      return;
    }
    var joined = String.join(" ", words);
    if (joined.length() <= MOST_WORDS) {
      texts.add(joined);
    }
  }
}
