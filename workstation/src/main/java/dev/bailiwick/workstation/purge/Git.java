package dev.bailiwick.workstation.purge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The git program on one repository, with nothing of the repository's own configuration that could
/// run something. Thread-safe.
///
/// @param folder where it runs: the work tree, or a bare repository
record Git(Path folder) {
  private static final List<String> QUIET =
      List.of(
          "-c", "core.hooksPath=/dev/null",
          "-c", "core.fsmonitor=false",
          "-c", "core.untrackedCache=false",
          "-c", "core.splitIndex=false",
          "-c", "gc.auto=0",
          "-c", "core.packedGitWindowSize=16m",
          "-c", "core.packedGitLimit=96m",
          "-c", "maintenance.auto=false",
          "-c", "core.pager=cat",
          "-c", "core.quotePath=false",
          "-c", "user.name=bailiwick",
          "-c", "user.email=bailiwick@localhost",
          "-c", "commit.gpgSign=false",
          "-c", "advice.graftFileDeprecated=false");

  /// It ended with another status than 0.
  static final class Failed extends IOException {
    private static final long serialVersionUID = 1;

    Failed(String words, int status) {
      super("git " + words + " ended with " + status);
    }
  }

  private Process start(List<String> words, Map<String, String> more) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(QUIET);
    command.addAll(words);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_NO_REPLACE_OBJECTS", "1");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(more);
    return builder.start();
  }

  /// What it prints.
  ///
  /// @param input given on standard input
  byte[] run(byte[] input, Map<String, String> more, String... words) throws IOException {
    var process = start(List.of(words), more);
    try {
      var feeder = feed(process, input);
      var out = new ByteArrayOutputStream();
      try (var in = process.getInputStream()) {
        in.transferTo(out);
      }
      ended(process, words[0]);
      feeder.join();
      return out.toByteArray();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Thread feed(Process process, byte[] input) {
    return Thread.ofVirtual()
        .start(() -> {
          try (var to = process.getOutputStream()) {
            to.write(input);
          } catch (IOException e) {
            // A program that has enough closes its input; its status tells the rest.
            process.isAlive();
          }
        });
  }

  private static void ended(Process process, String what) throws IOException, InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw new Failed(what, status);
    }
  }

  String line(String... words) throws IOException {
    return new String(run(new byte[0], Map.of(), words), StandardCharsets.UTF_8).strip();
  }

  /// Takes in what it prints.
  @FunctionalInterface
  interface Taker {
    void take(InputStream out) throws IOException;
  }

  void read(byte[] input, Taker taker, String... words) throws IOException {
    var process = start(List.of(words), Map.of());
    try {
      var feeder = feed(process, input);
      try (var out = process.getInputStream()) {
        taker.take(out);
      }
      ended(process, words[0]);
      feeder.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
