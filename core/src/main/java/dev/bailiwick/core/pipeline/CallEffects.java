package dev.bailiwick.core.pipeline;

import dev.bailiwick.core.command.CommandEffects.Outcome;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A tool call to its effects, whichever tool it is: the roads meet here.
final class CallEffects {
  private static final List<String> VERSION_CONTROL =
      List.of(".git", ".svn", ".hg", ".bzr", ".jj", ".sl");

  private static final int LEAVES = 2_000;

  private final ShellEffects shell;
  private final World world;

  CallEffects(ShellEffects shell, World world) {
    this.shell = shell;
    this.world = world;
  }

  /// @param state what the session's shell holds, its folder first
  Outcome of(ToolCall call, ShellState state) {
    return switch (call) {
      case ToolCall.Shell command -> command(command, state);
      case ToolCall.ReadFile read ->
          only(new Effect.Reads(file(read.path(), state), at("path")), state);
      case ToolCall.WriteFile write ->
          only(new Effect.Writes(file(write.path(), state), at("path")), state);
      case ToolCall.SearchFiles search ->
          only(new Effect.Reads(searched(search, state), at("path")), state);
      case ToolCall.FetchUrl fetch -> new Outcome(shell.url(fetch.url(), at("url"), world), state);
      case ToolCall.McpCall mcp -> new Outcome(mcp(mcp, state), state);
      case ToolCall.UnknownCall unknown ->
          only(new Effect.Unknown(unknown.why(), Place.WHOLE), state);
      case ToolCall.ListFiles _, ToolCall.SearchWeb _, ToolCall.Delegate _, ToolCall.Internal _ ->
          new Outcome(List.of(), state);
    };
  }

  private static Place at(String field) {
    return new Place(field, 0, 0);
  }

  private static Outcome only(Effect effect, ShellState state) {
    return new Outcome(List.of(effect), state);
  }

  private Outcome command(ToolCall.Shell command, ShellState state) {
    var outcome = shell.of(command.command(), command.dialect(), state, world);
    if (command.escapes().isEmpty()) {
      return outcome;
    }
    var effects = new ArrayList<>(outcome.effects());
    command
        .escapes()
        .forEach(escape -> effects.add(new Effect.Controls("the switch " + escape, at(escape))));
    return new Outcome(effects, outcome.after());
  }

  private Target file(String path, ShellState state) {
    return Target.file(absolute(path, state));
  }

  /// Where neither the path nor the folder is known, a path that no rule covers.
  private String absolute(String path, ShellState state) {
    if (path.startsWith("/")) {
      return path;
    }
    if (path.equals("~") || path.startsWith("~/")) {
      return world.home() + path.substring(1);
    }
    if (path.isEmpty()) {
      return state.cwd().isEmpty() ? "/unknown-folder" : state.cwd();
    }
    return (state.cwd().isEmpty() ? "/unknown-folder" : state.cwd()) + "/" + path;
  }

  /// What Claude Code's search looks at (version 2.1.330): hidden files too, folders of version
  /// control not, and what git ignores only where a pattern names files.
  private Target searched(ToolCall.SearchFiles search, ShellState state) {
    var path = absolute(search.path(), state);
    if (world.kind(path) == World.Kind.FILE || world.kind(path) == World.Kind.LINK) {
      return Target.file(path);
    }
    var globs = SearchGlobs.of(search.glob());
    var skip = new ArrayList<>(VERSION_CONTROL);
    skip.addAll(globs.skip());
    boolean named = !globs.only().isEmpty();
    return new Target(path, new Target.Tree(globs.only(), skip, true, named));
  }

  /// A server's tool is outside our sight; what its input names as a file counts as read.
  private List<Effect> mcp(ToolCall.McpCall call, ShellState state) {
    var effects = new ArrayList<Effect>();
    effects.add(new Effect.Calls(call.tool(), Place.WHOLE));
    var leaves =
        call.input()
            .leaves()
            .flatMap(leaf -> leaf instanceof Json.Str text ? Stream.of(text.value()) : Stream.of())
            .limit(LEAVES)
            .toList();
    if (leaves.size() >= LEAVES) {
      effects.add(new Effect.Unknown("an input with over " + LEAVES + " texts", Place.WHOLE));
    }
    for (var leaf : leaves) {
      if (namesFile(leaf, state)) {
        effects.add(
            new Effect.Reads(
                file(leaf.startsWith("file://") ? leaf.substring(7) : leaf, state), at("input")));
      }
    }
    return effects;
  }

  private boolean namesFile(String leaf, ShellState state) {
    if (leaf.isEmpty() || leaf.length() > 1_024 || leaf.indexOf('\n') >= 0) {
      return false;
    }
    return leaf.startsWith("/")
        || leaf.startsWith("~/")
        || leaf.startsWith("./")
        || leaf.startsWith("../")
        || leaf.startsWith("file:///")
        || leaf.startsWith(".")
        || world.kind(absolute(leaf, state)) != World.Kind.MISSING;
  }
}
