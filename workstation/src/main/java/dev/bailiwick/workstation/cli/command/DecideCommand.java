package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.core.audit.AuditLog.Receipt;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.agent.Dialect;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.scan.OwnRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `decide`: events in, decisions out, one JSON line each, in the same order. Touches no daemon and
/// no log.
@Command(
    name = "decide",
    description = "Decides on recorded or made-up events: JSON lines in, one decision a line out.",
    mixinStandardHelpOptions = true)
public final class DecideCommand implements Callable<Integer> {
  private static final int DENIED = 1;
  private static final int WRONG = 2;

  private final List<Dialect> dialects;
  private final World world;
  private final Path config;
  private final Supplier<SecretScanner> secrets;
  private final Optional<PackageWorld> packages;
  private final InputStream in;
  private final Terminal terminal;
  private @Nullable Throwable failure;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Only this policy file; repeatable.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  private @Nullable Path root;

  @Option(
      names = "--agent",
      paramLabel = "AGENT",
      description = "Whose events these are (default: claude).")
  private String agent = "claude";

  public DecideCommand(
      List<Dialect> dialects,
      World world,
      Path config,
      Supplier<SecretScanner> secrets,
      Optional<PackageWorld> packages,
      InputStream in,
      Terminal terminal) {
    this.dialects = dialects;
    this.world = world;
    this.config = config;
    this.secrets = secrets;
    this.packages = packages;
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var dialect = dialects.stream().filter(d -> d.name().equals(agent)).findFirst();
    if (dialect.isEmpty()) {
      terminal.note("no assistant is called " + agent + "; known: " + names());
      return WRONG;
    }
    var top = RepositoryRoot.of(root);
    var read =
        policies.isEmpty() ? new PolicyFiles(top, config).read() : PolicyFiles.only(top, policies);
    return switch (read) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.err().println("bailiwick: " + problem));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        Supplier<SecretScanner> scanner = scanner(top);
        var ports =
            new Corridor.Ports(
                top.toString(),
                world,
                () -> List.of(new Corridor.Ruling(top.toString(), policy)),
                _ -> new Receipt(0),
                InstantSource.system(),
                this::kept);
        yield all(
            new Corridor(
                ports,
                new ShellEffects(Models.packed()),
                scanner,
                new HighWater(world, HighWater.FORGOTTEN),
                packages),
            dialect.get(),
            top);
      }
    };
  }

  /// Made ready beside everything else; where the repository has rules of its own, at once, so that
  /// a mistake in them is told before any answer.
  private Supplier<SecretScanner> scanner(Path top) {
    if (Files.notExists(OwnRules.file(top))) {
      return CompletableFuture.supplyAsync(secrets)::join;
    }
    var scanner = OwnRules.with(secrets.get(), top);
    return () -> scanner;
  }

  private String names() {
    return String.join(", ", dialects.stream().map(Dialect::name).toList());
  }

  private String kept(Throwable thrown) {
    failure = thrown;
    return "E-decide";
  }

  private int all(Corridor guard, Dialect dialect, Path top) throws IOException {
    boolean denied = false;
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          var answer = one(line, guard, dialect, top);
          denied |= answer.string("decision").filter("deny"::equals).isPresent();
          terminal.out().println(answer.write());
        }
      }
    }
    terminal.out().flush();
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
    }
    return denied ? DENIED : 0;
  }

  private static Json.Obj one(String line, Corridor guard, Dialect dialect, Path top) {
    return switch (JsonReader.read(line, JsonReader.Limits.EVENT)) {
      case JsonReader.Malformed(String message, int _, int column) ->
          refused("the line is no JSON: " + message + " at column " + column);
      case JsonReader.Parsed(Json.Obj object) -> {
        var wrapped = object.object("event");
        var event = dialect.read(wrapped.isPresent() ? wrapped.get() : object);
        var verdict = guard.judge(event);
        var effects =
            EffectSummary.of(verdict.effects(), top.toString()).stream()
                .map(effect -> effect.subject(guard::masked))
                .toList();
        yield answer(
            wrapped.isPresent() ? object.get("id").orElse(null) : null,
            verdict.decision(),
            effects);
      }
      case JsonReader.Parsed _ -> refused("the line is no JSON object");
    };
  }

  private static Json.Obj refused(String reason) {
    var rule = new Decision.Rule("builtin:unrecognised-event", "builtin", "");
    return answer(null, new Decision.Deny(List.of(rule), reason), List.of());
  }

  private static Json.Obj answer(
      @Nullable Json id, Decision decision, List<EffectSummary> effects) {
    var rules = new ArrayList<Json>();
    for (var rule : decision.rules()) {
      rules.add(
          Json.object()
              .put("id", rule.id())
              .put("layer", rule.layer())
              .put("source", rule.source())
              .build());
    }
    var answer = Json.object();
    if (id != null) {
      answer.put("id", id);
    }
    if (decision instanceof Decision.Rewrite(Json input, var _, var _)) {
      answer.put("input", input);
    }
    return answer
        .put("decision", decision.word())
        .put("rules", Json.array(rules))
        .put("reason", decision.reason())
        .put("effects", Json.array(effects.stream().<Json>map(EffectSummary::json).toList()))
        .build();
  }
}
