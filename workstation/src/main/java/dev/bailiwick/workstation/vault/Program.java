package dev.bailiwick.workstation.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A secrets manager's own program, run for what it prints. A value goes in on standard input
/// alone, never among the words. Thread-safe.
///
/// @param environment whose `PATH` is searched, and which the program gets
/// @param folder where it runs
public record Program(Map<String, String> environment, Path folder) {
  private static final long PATIENCE_SECONDS = 60;
  private static final int MOST_BYTES = 4 << 20;

  public Program {
    environment = Map.copyOf(environment);
  }

  /// What came of a run.
  public sealed interface Result {}

  public record Printed(byte[] out) implements Result {
    /// As text without the line end.
    public String line() {
      return new String(out, java.nio.charset.StandardCharsets.UTF_8).replaceFirst("\r?\n$", "");
    }
  }

  /// It ended with another status than 0.
  public record Ended(int status) implements Result {}

  /// @param why one clause
  public record NotRun(String why) implements Result {}

  /// Whether the program stands on the `PATH`.
  public boolean isInstalled(String name) {
    return find(name).isPresent();
  }

  private Optional<Path> find(String name) {
    for (var folder : environment.getOrDefault("PATH", "").split(":")) {
      if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, name))) {
        return Optional.of(Path.of(folder, name));
      }
    }
    return Optional.empty();
  }

  public Result run(List<String> words, byte[] input) {
    var program = find(words.getFirst());
    if (program.isEmpty()) {
      return new NotRun(words.getFirst() + " is not installed");
    }
    try {
      var builder =
          new ProcessBuilder(new ArrayList<>(words))
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.command().set(0, program.get().toString());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return finished(builder.start(), words.getFirst(), input);
    } catch (IOException e) {
      return new NotRun(words.getFirst() + " cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotRun("interrupted");
    }
  }

  private static Result finished(Process process, String name, byte[] input)
      throws InterruptedException {
    try {
      var printed = new ByteArrayOutputStream();
      var reader =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  printed.writeBytes(process.getInputStream().readNBytes(MOST_BYTES));
                } catch (IOException e) {
                  process.destroy();
                }
              });
      try (var in = process.getOutputStream()) {
        in.write(input);
      } catch (IOException e) {
        // A program that reads no input closes it; its status tells the rest.
        reader.isAlive();
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return new NotRun(name + " did not end within a minute");
      }
      reader.join();
      return process.exitValue() == 0
          ? new Printed(printed.toByteArray())
          : new Ended(process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}
