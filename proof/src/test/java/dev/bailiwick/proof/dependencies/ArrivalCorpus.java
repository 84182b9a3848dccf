package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.core.world.InMemoryWorld;
import dev.bailiwick.workstation.agent.claude.ClaudeDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls that bring packages in, with what registries would answer: `proof/dependencies/arrivals`.
///
/// The policy lets everything else through, so that what stops a call is the judgement of its
/// packages.
final class ArrivalCorpus {
  static final Path FOLDER = Path.of("dependencies", "arrivals");
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String ROOT = "/w";
  private static final List<String> PROGRAMS =
      List.of(
          "npm",
          "npx",
          "pnpm",
          "yarn",
          "bun",
          "bunx",
          "deno",
          "corepack",
          "node",
          "pip",
          "python3",
          "uv",
          "uvx",
          "pipx",
          "poetry",
          "pdm",
          "pipenv",
          "easy_install",
          "conda",
          "mamba",
          "cargo",
          "go",
          "gem",
          "bundle",
          "composer",
          "dotnet",
          "nuget",
          "mvn",
          "gradle",
          "gradlew",
          "brew",
          "apt-get",
          "apk",
          "git",
          "pytest",
          "docker",
          "make",
          "sed",
          "echo",
          "cat",
          "xargs",
          "env",
          "curl",
          "wget",
          "sh",
          "bash",
          "grep");
  private static final String POLICY =
      """
      version: 1
      permissions:
        read:    { allow: ["**"] }
        write:   { allow: ["**"] }
        delete:  { allow: ["**"] }
        network: { allow: ["*"] }
        execute:
          allow: [%s]
      autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
      dependencies: { pinned: required, minimumAge: 7d, lifecycleScripts: ask }
      """;

  private ArrivalCorpus() {}

  /// One case; `answer` is the assistant's own JSON.
  record Judged(Json.Obj given, Decision decision, Json.Obj answer) {
    String id() {
      return given.string("id").orElse("");
    }

    boolean isBad() {
      return given.string("kind").filter("bad"::equals).isPresent();
    }
  }

  /// @param folder with `cases.jsonl` and `registry.jsonl`
  static List<Judged> judged(Path folder) throws IOException {
    var registry = registry(folder);
    var policy = policy();
    var shell = new ShellEffects(Models.packed());
    var advisories = KnownFacts.index();
    var secrets = SecretScanner.of(List.of());
    var judged = new ArrayList<Judged>();
    for (var given : lines(folder.resolve("cases.jsonl"))) {
      var answering = given.isTrue("offline") ? new InMemoryRegistry().offline() : registry;
      var corridor =
          new Corridor(
              ports(world(given), policy),
              shell,
              () -> secrets,
              new HighWater(new InMemoryWorld(), HighWater.FORGOTTEN),
              Optional.of(new PackageWorld(() -> advisories, _ -> answering)));
      judged.add(judged(given, corridor));
    }
    return judged;
  }

  private static Judged judged(Json.Obj given, Corridor corridor) {
    var dialect = new ClaudeDialect();
    var event =
        Json.object()
            .put("hook_event_name", "PreToolUse")
            .put("session_id", given.string("id").orElse(""))
            .put("cwd", ROOT)
            .put("tool_name", given.string("tool").orElse(""))
            .put("tool_input", given.object("input").orElseThrow())
            .build();
    var read = dialect.read(event);
    var decision = corridor.judge(read).decision();
    return new Judged(given, decision, dialect.write(event, read, decision));
  }

  private static InMemoryWorld world(Json.Obj given) {
    var world = new InMemoryWorld().folder(ROOT);
    for (var program : PROGRAMS) {
      world.program(program, "/usr/bin/" + program);
    }
    given
        .object("files")
        .ifPresent(files ->
            files
                .members()
                .keySet()
                .forEach(name -> world.file(ROOT + "/" + name, files.string(name).orElse(""))));
    return world;
  }

  private static Corridor.Ports ports(InMemoryWorld world, EffectivePolicy policy) {
    return new Corridor.Ports(
        ROOT,
        world,
        () -> List.of(new Corridor.Ruling(ROOT, policy)),
        _ -> new AuditLog.Receipt(0),
        () -> NOW,
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private static EffectivePolicy policy() {
    var source =
        new PolicySource(
            Layer.REPOSITORY, "bailiwick.yaml", POLICY.formatted(String.join(", ", PROGRAMS)));
    return ((PolicyReader.Read) PolicyReader.read(List.of(source))).policy();
  }

  private static InMemoryRegistry registry(Path folder) throws IOException {
    var registry = new InMemoryRegistry();
    for (var one : lines(folder.resolve("registry.jsonl"))) {
      var name = one.string("package").orElseThrow();
      int colon = name.indexOf(':');
      var releases = new ArrayList<Release>();
      for (var element : one.array("releases")) {
        var release = (Json.Obj) element;
        var needs = new ArrayList<Need>();
        release.array("needs").forEach(need -> needs.add(need(((Json.Str) need).value())));
        releases.add(
            new Release(
                release.string("version").orElseThrow(),
                release.string("published").map(Instant::parse).orElse(null),
                release.isTrue("withdrawn"),
                release.isTrue("runsCode"),
                needs));
      }
      registry.with(
          new PackageName(
              Ecosystem.ofPurl(name.substring(0, colon)).orElseThrow(), name.substring(colon + 1)),
          new Known(releases, one.string("newest").orElse("")));
    }
    return registry;
  }

  /// `name@requirement`.
  private static Need need(String text) {
    int at = text.lastIndexOf('@');
    return at < 1 ? new Need(text, "") : new Need(text.substring(0, at), text.substring(at + 1));
  }

  private static List<Json.Obj> lines(Path file) throws IOException {
    var all = new ArrayList<Json.Obj>();
    for (var line : Files.readAllLines(file)) {
      if (JsonReader.read(line, JsonReader.Limits.EVENT)
          instanceof JsonReader.Parsed(Json.Obj object)) {
        all.add(object);
      }
    }
    return all;
  }
}
