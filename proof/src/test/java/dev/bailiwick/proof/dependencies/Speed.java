package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndexWriter;
import dev.bailiwick.core.dependency.advisory.OsvReader;
import dev.bailiwick.core.dependency.audit.DependencyAudit;
import dev.bailiwick.core.dependency.audit.NamedPackages;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ManifestFiles;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// How long an audit and a judgement take beside an index of two hundred thousand advisories.
final class Speed {
  private static final int RECORDS = 200_000;
  private static final int PACKAGES = 2_000;
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private Speed() {}

  /// Writes the index as a sync would into `home/state`, and a project of two thousand packages
  /// into `project`.
  static void make(Path folder) throws IOException {
    var writer = new AdvisoryIndexWriter();
    var random = new Random(20_261_127L);
    for (int i = 0; i < RECORDS; i++) {
      var record = record(i, random);
      if (OsvReader.read(record) instanceof OsvReader.Read read) {
        read.affected().forEach(one -> writer.add(one.ecosystem(), one.name(), one.advisory()));
      }
    }
    writer.add(new Advisories.Source(Ecosystem.NPM, "made up", NOW, NOW, "", RECORDS));
    new AdvisoryStore(folder.resolve("home/state")).replace(writer);
    var lock = new StringBuilder("{\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"app\"}");
    for (int i = 0; i < PACKAGES; i++) {
      lock.append(",\n\"node_modules/package-")
          .append(i * 53)
          .append("\":{\"version\":\"")
          .append(i % 7)
          .append(".")
          .append(i % 11)
          .append(
              ".3\",\"resolved\":\"https://registry.npmjs.org/a/-/a-1.0.0.tgz\",\"integrity\":\"sha512-")
          .append("x".repeat(88))
          .append("\"}");
    }
    var project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("package-lock.json"), lock.append("}}\n"));
    Files.writeString(project.resolve("package.json"), "{\"name\":\"app\"}\n");
    IO.println(
        "index of %,d records: %,d bytes"
            .formatted(RECORDS, Files.size(folder.resolve("home/state/advisories.idx"))));
  }

  /// Two in three are malware of one package, as in npm's archive; the others have ranges.
  private static String record(int i, Random random) {
    var name = "package-" + (i % 3 == 0 ? random.nextInt(PACKAGES * 60) : 1_000_000 + i);
    var range =
        "\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"%d.%d.%d\"}]}]"
            .formatted(random.nextInt(9), random.nextInt(12), random.nextInt(9));
    return "{\"id\":\"%s-%06d\",\"modified\":\"2026-11-01T00:00:00Z\",\"aliases\":[\"CVE-2026-%06d\"],\"summary\":\"%s\",\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"%s\"},%s}]}"
        .formatted(
            i % 3 == 0 ? "GHSA" : "MAL",
            i,
            i,
            "What somebody wrote about it in a line of usual length, made up.",
            name,
            i % 3 == 0 ? range : "\"versions\":[\"1.0.0\",\"1.0.1\",\"1.0.2\"]");
  }

  static void print(Path folder) throws IOException {
    var project = folder.resolve("project").toAbsolutePath();
    var store = new AdvisoryStore(folder.resolve("home/state"));
    int[] found = new int[1];
    var audits =
        timed(
            60,
            () -> {
              var files = ManifestFiles.of(project, List.of());
              found[0] =
                  new DependencyAudit(store.current(), List.of(), LocalDate.of(2026, 11, 27))
                      .of(NamedPackages.of(files))
                      .problems()
                      .size();
            });
    IO.println(
        "audit of %,d packages, warm, %d findings: %s".formatted(PACKAGES, found[0], audits));
    var newcomer =
        new InMemoryRegistry()
            .with(
                new PackageName(Ecosystem.NPM, "newcomer"),
                new Known(List.of(Release.of("1.0.0", Instant.EPOCH)), "1.0.0"));
    var corridor = corridor(project, store::current, newcomer, () -> NOW);
    var call =
        new ToolCall.Shell("Bash", "npm install newcomer@1.0.0", ToolCall.Dialect.BASH, List.of());
    var origin = new AgentEvent.Origin("claude", "s", "", project.toString(), "PreToolUse");
    var event = new AgentEvent.ToolAsked(origin, call, "c");
    IO.println("decision: " + corridor.judge(event).decision());
    IO.println(
        "judgement of an install with what is kept of it: "
            + timed(2_000, () -> corridor.judge(event)));
    var plain =
        new AgentEvent.ToolAsked(
            origin, new ToolCall.Shell("Bash", "npm test", ToolCall.Dialect.BASH, List.of()), "c");
    IO.println("a call that brings nothing in: " + timed(2_000, () -> corridor.judge(plain)));
    var locked =
        new AgentEvent.ToolAsked(
            origin, new ToolCall.Shell("Bash", "npm ci", ToolCall.Dialect.BASH, List.of()), "c");
    IO.println("npm ci with all of its lock file: " + timed(200, () -> corridor.judge(locked)));
  }

  static Corridor corridor(
      Path project, Supplier<Advisories> advisories, Registry registry, InstantSource clock) {
    var policy =
        """
        version: 1
        permissions:
          read: { allow: ["**"] }
          write: { allow: ["**"] }
          network: { allow: ["*"] }
          execute: { allow: [npm, pip, mvn] }
        autoApprove: { read: true, write: true, bash: true }
        dependencies: { pinned: required, minimumAge: 7d, lifecycleScripts: ask }
        """;
    var source = new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", policy);
    var effective = ((PolicyReader.Read) PolicyReader.read(List.of(source))).policy();
    var world = new FileWorld(Map.of(), project);
    var secrets = SecretScanner.of(List.of());
    return new Corridor(
        new Corridor.Ports(
            project.toString(),
            world,
            () -> List.of(new Corridor.Ruling(project.toString(), effective)),
            _ -> new AuditLog.Receipt(0),
            clock,
            failure -> {
              throw new AssertionError(failure);
            }),
        new ShellEffects(Models.packed()),
        () -> secrets,
        new HighWater(world, HighWater.FORGOTTEN),
        Optional.of(new PackageWorld(advisories, _ -> registry)));
  }

  private interface Work {
    void run() throws IOException;
  }

  /// The median and the slowest of a hundred, in milliseconds, of the second half of the rounds.
  private static String timed(int rounds, Work work) throws IOException {
    var times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - started) / 1e6;
    }
    var settled = Arrays.copyOfRange(times, rounds / 2, rounds);
    Arrays.sort(settled);
    return "first %.1f ms, then median %.2f ms, 99%% %.2f ms"
        .formatted(times[0], settled[settled.length / 2], settled[(int) (settled.length * 0.99)]);
  }
}
