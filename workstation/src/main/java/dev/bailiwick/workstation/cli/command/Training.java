package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.agent.Dialect;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.scan.FolderScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// A working day in seconds: the calls an assistant makes all the time, what it sends to its model
/// and a scan, in a repository made for it, so that what the JVM notes of them serves every later
/// start.
///
/// @param folder is made, and left behind for whoever gave it
record Training(UnixHttp daemon, List<Dialect> dialects, Path folder, ModelTraining models) {
  private static final int ROUNDS = 400;
  private static final int SCANS = 40;
  private static final int COPIES = 32;
  private static final int BLOCKS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  void run() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/main.ts"), "export const a = 1;\n");
    Files.writeString(
        folder.resolve("bailiwick.yaml"),
        StarterPolicy.render(List.of("javascript", "python", "java"), List.of()));
    for (var dialect : dialects) {
      var calls =
          dialect.everyday(folder.toString()).stream()
              .map(call -> call.write().getBytes(StandardCharsets.UTF_8))
              .toList();
      for (int round = 0; round < ROUNDS; round++) {
        calls.forEach(call -> call("POST", "/v1/hooks/" + dialect.name(), call));
        call("GET", "/v1/health", new byte[0]);
      }
    }
    var policy = StarterPolicy.render(List.of("javascript", "python", "go"), List.of());
    models.run(Collections.nCopies(BLOCKS, policy));
    scan();
  }

  /// A scan over and over, without the daemon: its loops are the longest of all commands.
  private void scan() throws IOException {
    Files.writeString(
        folder.resolve("src/copies.yaml"),
        StarterPolicy.render(List.of("javascript", "go"), List.of()).repeat(COPIES));
    var scan = new FolderScan(SecretScanner.packed(), folder, true, 1, () -> {});
    for (int round = 0; round < SCANS; round++) {
      scan.scan(List.of(folder));
    }
  }

  private void call(String method, String path, byte[] body) {
    if (!(daemon.call(method, path, body, PATIENCE) instanceof UnixHttp.Answered)) {
      throw new IllegalStateException("the daemon in training does not answer");
    }
  }
}
