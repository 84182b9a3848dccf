package dev.bailiwick.proof.endtoend;

import dev.bailiwick.core.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A home, a repository and a clean environment of their own; programs run in it with a time limit.
final class Sandbox implements AutoCloseable {

  /// What a program printed, both streams together, and how it ended.
  record Ran(int exit, String text) {}

  /// A scripted model that listens, and where it writes down each request.
  record Model(Process process, String url, Path record) implements AutoCloseable {
    String requests() throws IOException {
      return Files.exists(record) ? Files.readString(record) : "";
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  final Path folder;
  final Path work;
  private final Map<String, String> environment = new HashMap<>();

  /// @param programs assistants by the names they are called by
  Sandbox(Path folder, Map<String, Path> programs) throws IOException {
    this.folder = folder.toRealPath();
    work = Files.createDirectories(this.folder.resolve("work"));
    var home = Files.createDirectories(this.folder.resolve("home"));
    var bin = Files.createDirectories(this.folder.resolve("bin"));
    for (var program : programs.entrySet()) {
      Files.createSymbolicLink(bin.resolve(program.getKey()), program.getValue());
    }
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("BAILIWICK_HOME", this.folder.resolve("bailiwick").toString());
    environment.put("CLAUDE_CONFIG_DIR", home.resolve(".claude").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("TERM", "dumb");
    environment.put("ANTHROPIC_API_KEY", "dummy");
    environment.put("CLAUDE_CODE_MAX_RETRIES", "1");
    Stream.of(
            "DISABLE_TELEMETRY",
            "DISABLE_ERROR_REPORTING",
            "DISABLE_AUTOUPDATER",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC")
        .forEach(name -> environment.put(name, "1"));
  }

  /// The scripted model's folder, or empty where this machine has none.
  static Optional<Path> agents() {
    var told = System.getenv("AGENTS_DIR");
    var folder = told == null ? REPOSITORY.resolve("../shared/agents").normalize() : Path.of(told);
    return Optional.of(folder).filter(at -> Files.exists(at.resolve("lib/mock-anthropic.mjs")));
  }

  /// The Codex program, or empty where this machine has none.
  static Optional<Path> codex() {
    return told("CODEX_BIN")
        .or(() -> Optional.of(clients().resolve("codex/node_modules/.bin/codex")))
        .filter(Files::isExecutable);
  }

  /// The Gemini CLI program, or empty where this machine has none.
  static Optional<Path> gemini() {
    return told("GEMINI_BIN")
        .or(() -> Optional.of(clients().resolve("gemini/node_modules/.bin/gemini")))
        .filter(Files::isExecutable);
  }

  /// True where the program can be called.
  static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  private static Optional<Path> told(String variable) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of);
  }

  private static Path clients() {
    return told("CLIENTS_DIR").orElse(REPOSITORY.resolve("../clients").normalize());
  }

  /// The Claude Code program, or empty where this machine has none.
  static Optional<Path> claude() {
    var told = told("CLAUDE_BIN");
    if (told.isPresent()) {
      return told.filter(Files::isExecutable);
    }
    var modules = clients().resolve("claude/node_modules/@anthropic-ai");
    try (var found = Files.isDirectory(modules) ? Files.list(modules) : Stream.<Path>empty()) {
      return found
          .filter(one -> one.getFileName().toString().startsWith("claude-code-"))
          .map(one -> one.resolve("claude"))
          .filter(Files::isExecutable)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path write(String name, String text) throws IOException {
    var file = work.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Ran bailiwick(String... words) throws Exception {
    return bailiwick(Map.of(), words);
  }

  Ran bailiwick(Map<String, String> more, String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of(REPOSITORY.resolve("bailiwick").toString()));
    command.addAll(List.of(words));
    return run(command, more);
  }

  Ran run(List<String> command, Map<String, String> more) throws Exception {
    return finished(start(command, more));
  }

  Process start(List<String> command, Map<String, String> more) throws IOException {
    var out = Files.createTempFile(folder, "run", ".out");
    var builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    var process = builder.start();
    outputs.put(process, out);
    return process;
  }

  private final Map<Process, Path> outputs = new HashMap<>();

  Ran finished(Process process) throws Exception {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException("no end within 60 s");
    }
    return new Ran(
        process.exitValue(),
        Files.readString(
            java.util.Objects.requireNonNull(outputs.get(process)), StandardCharsets.UTF_8));
  }

  Model model(Json scenario) throws IOException {
    var file = Files.createTempFile(folder, "scenario", ".json");
    Files.writeString(file, scenario.write());
    var record = Files.createTempFile(folder, "requests", ".jsonl");
    var process =
        new ProcessBuilder(
                "node",
                agents().orElseThrow().resolve("lib/mock-anthropic.mjs").toString(),
                "--scenario",
                file.toString(),
                "--record",
                record.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var line = process.inputReader().readLine();
    if (line == null || !line.startsWith("LISTENING ")) {
      throw new IllegalStateException("the scripted model did not start: " + line);
    }
    return new Model(process, line.substring("LISTENING ".length()), record);
  }

  /// Claude Code with a prompt, without a person.
  Process claude(Model model) throws IOException {
    return start(
        List.of(
            folder.resolve("bin/claude").toString(),
            "-p",
            "go",
            "--output-format",
            "stream-json",
            "--verbose"),
        Map.of("ANTHROPIC_BASE_URL", model.url()));
  }

  @Override
  public void close() throws Exception {
    bailiwick("daemon", "stop");
  }
}
