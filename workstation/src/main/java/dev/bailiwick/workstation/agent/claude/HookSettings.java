package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.setup.AgentInstall.Box;
import dev.bailiwick.workstation.setup.AgentInstall.Road;
import dev.bailiwick.workstation.setup.Wish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What Claude Code's settings hold of ours. Why there and in this form: ADR 0014.
final class HookSettings {
  private HookSettings() {}

  /// Marks a hook as ours; Claude shows it while the hook runs.
  static final String MARK = "Bailiwick";

  /// Below Claude's own 600 seconds by far; above the client's five.
  private static final int TIMEOUT_SECONDS = 10;

  /// What means something in a pattern and so cannot stand in the repository's own path.
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}()!\\\\]");

  /// Events where silence must stop the call.
  private static final List<String> JUDGED =
      List.of(
          "PreToolUse",
          "PermissionRequest",
          "PostToolUse",
          "PostToolUseFailure",
          "PostToolBatch",
          "UserPromptExpansion",
          "ConfigChange",
          "UserPromptSubmit");

  /// Events that are recorded; nothing of them can be stopped.
  private static final List<String> RECORDED =
      List.of(
          "PermissionDenied",
          "InstructionsLoaded",
          "SubagentStart",
          "SubagentStop",
          "Stop",
          "SessionEnd");

  /// Claude never calls an HTTP hook for the first two; and the client, unlike an HTTP hook, starts
  /// a daemon that is gone, which a prompt is the right time for.
  private static final Set<String> BY_COMMAND = Set.of("SessionStart", "Setup", "UserPromptSubmit");

  /// @param http whether this Claude Code stops a call when an HTTP hook cannot be reached
  static List<Wish.Piece> pieces(Road road, boolean http) {
    var pieces = new ArrayList<Wish.Piece>();
    pieces.add(new Wish.Member(List.of("disableAllHooks"), Json.of(false)));
    for (var event : List.of("SessionStart", "Setup")) {
      pieces.add(hook(event, command(road, false)));
    }
    for (var event : JUDGED) {
      boolean client = !http || BY_COMMAND.contains(event);
      pieces.add(hook(event, client ? command(road, true) : http(road, true)));
    }
    for (var event : RECORDED) {
      pieces.add(hook(event, http ? http(road, false) : command(road, false)));
    }
    for (var pattern : road.readDeny()) {
      pieces.add(
          new Wish.Element(
              List.of("permissions", "deny"),
              Json.of("Read(" + nativePattern(road.root(), pattern) + ")")));
    }
    road.models()
        .ifPresent(address ->
            pieces.add(
                new Wish.Member(
                    List.of("env", Install.BASE_URL),
                    Json.of(address + "/" + ClaudeModelSide.PROVIDER))));
    road.box().ifPresent(box -> pieces.addAll(sandbox(box)));
    if (road.strict()) {
      pieces.add(
          new Wish.Member(
              List.of("permissions", "disableBypassPermissionsMode"), Json.of("disable")));
    }
    return pieces;
  }

  /// Claude takes the patterns that are denied to its tools into its sandbox by itself. Sandboxed
  /// commands are asked about like all others: the policy decides, the sandbox only holds.
  private static List<Wish.Piece> sandbox(Box box) {
    return List.of(
        sandbox(Json.of(true), "enabled"),
        sandbox(Json.of(true), "failIfUnavailable"),
        sandbox(Json.of(false), "allowUnsandboxedCommands"),
        sandbox(Json.of(false), "autoAllowBashIfSandboxed"),
        sandbox(Json.of(true), "network", "strictAllowlist"),
        sandbox(Json.strings(box.hosts()), "network", "allowedDomains"),
        sandbox(Json.strings(box.unwritten()), "filesystem", "denyWrite"));
  }

  private static Wish.Piece sandbox(Json value, String... names) {
    var path = new ArrayList<>(List.of("sandbox"));
    path.addAll(List.of(names));
    return new Wish.Member(path, value);
  }

  /// From the file system's root (`//`), since Claude reads any other pattern from the folder that
  /// the session starts in: `.env*` would not hold for the repository's own `.env` in a session
  /// that starts below it.
  static String nativePattern(Path root, String pattern) {
    var top = root.toString();
    var named = pattern.endsWith("/") ? pattern + "**" : pattern;
    if (SPECIAL.matcher(top).find()) {
      return named;
    }
    var rest = named.startsWith("/") ? named.substring(1) : named;
    boolean anywhere = !pattern.substring(0, pattern.length() - 1).contains("/");
    return "/" + top + (anywhere ? "/**/" : "/") + rest;
  }

  private static Wish.Piece hook(String event, Json handler) {
    return new Wish.Element(
        List.of("hooks", event), Json.object().put("hooks", Json.array(List.of(handler))).build());
  }

  private static Json http(Road road, boolean block) {
    var headers = Json.object().put("Authorization", "Bearer " + road.token()).build();
    return closing(
        Json.object().put("type", "http").put("url", road.url()).put("headers", headers), block);
  }

  private static Json command(Road road, boolean block) {
    var words = road.client();
    return closing(
        Json.object()
            .put("type", "command")
            .put("command", words.getFirst())
            .put("args", Json.strings(words.subList(1, words.size()))),
        block);
  }

  private static Json closing(Json.Builder handler, boolean block) {
    handler.put("timeout", TIMEOUT_SECONDS);
    if (block) {
      handler.put("onFailure", "block");
    }
    return handler.put("statusMessage", MARK).build();
  }
}
