package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.pipeline.Guard;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.Settings.Logging;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.daemon.WatchedFiles;
import dev.bailiwick.workstation.daemon.WatchedFiles.Reading;
import dev.bailiwick.workstation.store.FileAuditLog;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One repository under guard: its policies, watched; its log; its corridor. Thread-safe.
public final class RepositoryGuard implements Guard, AutoCloseable {

  /// What all repositories of this machine share, what their sessions have read among it: a session
  /// that goes on in another repository takes along what it knows.
  public record Machine(
      Places places,
      World world,
      ShellEffects shell,
      Supplier<SecretScanner> secrets,
      HighWater water,
      Optional<PackageWorld> packages,
      InstantSource clock,
      Corridor.Failures failures) {

    /// The same machine with its things in other places.
    public Machine at(Places other) {
      return new Machine(other, world, shell, secrets, water, packages, clock, failures);
    }
  }

  private record Watched(Path root, WatchedFiles<EffectivePolicy> policy) {}

  /// A waiver that expires is left out so long after at most, whatever the clock does meanwhile.
  private static final Duration WAIVERS_LOOK = Duration.ofSeconds(20);

  private final List<Watched> policies;
  private final WatchedFiles<SecretRules> secrets;
  private final FileAuditLog log;
  private final Corridor corridor;
  private final InstantSource clock;

  private RepositoryGuard(
      List<Watched> policies,
      WatchedFiles<SecretRules> secrets,
      FileAuditLog log,
      Corridor corridor,
      InstantSource clock) {
    this.policies = policies;
    this.secrets = secrets;
    this.log = log;
    this.corridor = corridor;
    this.clock = clock;
  }

  /// The guard of the innermost of `around`; repositories around it count where they have a policy
  /// of their own.
  ///
  /// @throws dev.bailiwick.core.text.BailiwickException where the log cannot be opened
  public static RepositoryGuard open(List<Path> around, Machine machine) {
    var policies = new ArrayList<Watched>();
    for (var root : around) {
      var files = new PolicyFiles(root, machine.places().config());
      if (policies.isEmpty() || hasPolicy(root)) {
        policies.add(new Watched(root, new WatchedFiles<>(() -> reading(files), System::nanoTime)));
      }
    }
    var root = around.getFirst();
    var logging =
        policies.getFirst().policy().current().value().map(policy -> policy.settings().logging());
    var log =
        FileAuditLog.open(
            logPlaces(root, logging, machine.places()),
            logging.map(Logging::durable).filter(Boolean.TRUE::equals).isPresent(),
            machine.clock());
    var ports =
        new Corridor.Ports(
            root.toString(),
            machine.world(),
            () -> rulings(policies),
            log,
            machine.clock(),
            machine.failures());
    var secrets = SecretRules.watched(around, machine.secrets());
    return new RepositoryGuard(
        policies,
        secrets,
        log,
        new Corridor(
            ports,
            machine.shell(),
            () -> sound(secrets).scanner().get(),
            machine.water(),
            machine.packages()),
        machine.clock());
  }

  /// Where the log of a repository stands under its policy.
  public static LogPlaces logPlaces(Path root, Optional<Logging> logging, Places places) {
    return LogPlaces.of(root, logging.flatMap(l -> Optional.ofNullable(l.file())), places.state());
  }

  private static boolean hasPolicy(Path root) {
    return Files.exists(root.resolve("bailiwick.yaml"))
        || Files.isDirectory(root.resolve(".claude"));
  }

  private static Reading<EffectivePolicy> reading(PolicyFiles files) {
    return switch (files.read()) {
      case PolicyReader.Read(EffectivePolicy policy) ->
          new Reading.Good<>(
              policy, files.watched(), policy.waivers().isEmpty() ? Reading.ALWAYS : WAIVERS_LOOK);
      case PolicyReader.Rejected rejected ->
          new Reading.Broken<>(
              rejected.problems().stream().map(Object::toString).collect(Collectors.joining(" | ")),
              files.watched());
    };
  }

  private static List<Ruling> rulings(List<Watched> policies) {
    var rulings = new ArrayList<Ruling>();
    for (var watched : policies) {
      var policy = watched.policy().current().value();
      if (policy.isEmpty()) {
        return List.of();
      }
      rulings.add(new Ruling(watched.root().toString(), policy.get()));
    }
    return rulings;
  }

  private static SecretRules sound(WatchedFiles<SecretRules> secrets) {
    var current = secrets.current();
    return current
        .value()
        .orElseThrow(() -> new IllegalStateException(current.complaint().orElse("")));
  }

  @Override
  public Verdict judge(AgentEvent event) {
    return unsearchable()
        .map(why ->
            new Verdict(
                new Decision.Deny(
                    List.of(Layer.builtin("secret-rules")),
                    "Denied: nothing can be searched for secrets: " + why + "."),
                List.of()))
        .orElseGet(() -> corridor.judge(event));
  }

  /// Why nothing can be searched for secrets: the repository's own rules have never been sound.
  public Optional<String> unsearchable() {
    var current = secrets.current();
    return current.value().isPresent() ? Optional.empty() : current.complaint();
  }

  /// The rules for secrets in force, the last that were sound.
  ///
  /// @throws IllegalStateException where there have never been any, see [#unsearchable]
  public SecretRules secrets() {
    return sound(secrets);
  }

  /// The policies in force, the repository's own first; empty where one has never been sound.
  public List<Ruling> rulings() {
    return rulings(policies);
  }

  /// Appends to the repository's log.
  ///
  /// @throws dev.bailiwick.core.text.BailiwickException where that fails
  public void record(AuditRecord draft) {
    log.append(draft);
  }

  /// Appends what one of our commands did, unless the policy says that nothing is recorded.
  ///
  /// @throws dev.bailiwick.core.text.BailiwickException where that fails
  void record(CommandRecord record) {
    append(policy -> record.at(clock.instant(), policy));
  }

  /// Appends which lines an assistant wrote, unless the policy says that nothing is recorded.
  ///
  /// @param places `src/a.ts:3-14,20`
  /// @throws dev.bailiwick.core.text.BailiwickException where that fails
  void wrote(AgentEvent.Origin origin, String tool, List<String> places) {
    var effects = places.stream().map(one -> new EffectSummary("wrote", "lines", masked(one)));
    append(policy ->
        new AuditRecord(
            0,
            clock.instant(),
            "code-generated",
            origin.agent(),
            origin.session(),
            origin.actor(),
            tool,
            effects.toList(),
            "",
            List.of(),
            Approver.RULE,
            "",
            policy,
            null,
            null));
  }

  private void append(Function<String, AuditRecord> made) {
    var ruling = rulings().stream().findFirst();
    if (ruling
        .map(own -> Boolean.FALSE.equals(own.policy().settings().logging().enabled()))
        .orElse(false)) {
      return;
    }
    log.append(made.apply(ruling.map(own -> own.policy().fingerprint()).orElse("")));
  }

  /// The repository's top folder.
  Path root() {
    return policies.getFirst().root();
  }

  /// The text as it may be shown and kept.
  String masked(String text) {
    return corridor.masked(text);
  }

  /// What is wrong with the policy files now, one line a repository, and with the rules for
  /// secrets.
  public List<String> complaints() {
    return Stream.concat(
            policies.stream().flatMap(watched -> watched.policy().current().complaint().stream()),
            secrets.current().complaint().stream())
        .toList();
  }

  @Override
  public void close() {
    log.close();
  }
}
