package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.hook.UnixHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A working day in two seconds: the calls an assistant makes all the time, in a repository made
/// for it, so that what the JVM notes of them serves every later start.
///
/// @param folder is made, and left behind for whoever gave it
record Training(UnixHttp daemon, Path folder) {
  private static final int ROUNDS = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final List<String> COMMANDS =
      List.of(
          "git status && npm test",
          "git diff --stat HEAD~1 | tail -5",
          "grep -rn 'main' --include='*.java' src | head -20",
          "sed -n '1,20p' src/a.ts; echo \"exit $?\"",
          "python3 -c 'import json; print(1)'",
          "cat .env");

  void run() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/a.ts"), "export const a = 1;\n");
    Files.writeString(
        folder.resolve("bailiwick.yaml"),
        StarterPolicy.render(List.of("javascript", "python", "java"), List.of()));
    var events = COMMANDS.stream().map(command -> event("Bash", "command", command)).toList();
    var read = event("Read", "file_path", folder.resolve("src/a.ts").toString());
    for (int round = 0; round < ROUNDS; round++) {
      for (var event : events) {
        call("POST", "/v1/hooks/claude", event);
      }
      call("POST", "/v1/hooks/claude", read);
      call("GET", "/v1/health", new byte[0]);
    }
  }

  private void call(String method, String path, byte[] body) {
    if (!(daemon.call(method, path, body, PATIENCE) instanceof UnixHttp.Answered)) {
      throw new IllegalStateException("the daemon in training does not answer");
    }
  }

  private byte[] event(String tool, String key, String value) {
    return Json.object()
        .put("session_id", "training")
        .put("transcript_path", folder.resolve("transcript.jsonl").toString())
        .put("cwd", folder.toString())
        .put("permission_mode", "default")
        .put("hook_event_name", "PreToolUse")
        .put("tool_name", tool)
        .put("tool_input", Json.object().put(key, value).put("description", "as every day").build())
        .put("tool_use_id", "toolu_training")
        .build()
        .write()
        .getBytes(StandardCharsets.UTF_8);
  }
}
