package dev.bailiwick.workstation.cli;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.agent.Dialect;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.agent.claude.ClaudeDialect;
import dev.bailiwick.workstation.agent.claude.ClaudeModelSide;
import dev.bailiwick.workstation.agent.codex.CodexModelSide;
import dev.bailiwick.workstation.agent.gemini.GeminiModelSide;
import dev.bailiwick.workstation.cli.deps.DepsPorts;
import dev.bailiwick.workstation.cli.incident.IncidentCommand;
import dev.bailiwick.workstation.cli.network.NetworkCommand;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.review.ReviewWorkerCommand;
import dev.bailiwick.workstation.cli.secrets.SecretsCommand;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.daemon.DaemonLog;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import dev.bailiwick.workstation.dependency.Registries;
import dev.bailiwick.workstation.doctor.Doctor;
import dev.bailiwick.workstation.egress.PolicyBorder;
import dev.bailiwick.workstation.egress.ProxiedAnswers;
import dev.bailiwick.workstation.gateway.Gateway;
import dev.bailiwick.workstation.gateway.RegisteredRoads;
import dev.bailiwick.workstation.gateway.Registrations;
import dev.bailiwick.workstation.gateway.RehearsedRoad;
import dev.bailiwick.workstation.guard.CommandAnswers;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.CommitAnswers;
import dev.bailiwick.workstation.guard.CommitCheck;
import dev.bailiwick.workstation.guard.CommitReview;
import dev.bailiwick.workstation.guard.GuardedAnswers;
import dev.bailiwick.workstation.guard.PersonsReview;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.ReadDenials;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import dev.bailiwick.workstation.guard.word.EditReview;
import dev.bailiwick.workstation.hook.DaemonStart;
import dev.bailiwick.workstation.hook.HookCall;
import dev.bailiwick.workstation.hook.NativeClient;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.network.NetworkSurvey;
import dev.bailiwick.workstation.review.worker.ReviewProcess;
import dev.bailiwick.workstation.setup.Guarding;
import dev.bailiwick.workstation.setup.Surroundings;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.MarkFile;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The object graph of the workstation, by hand: read it to see what is made of what.
public final class Wiring {
  /// How long a tool call waits for the registries.
  private static final Duration LOOK_UP = Duration.ofMillis(1_500);

  /// How much longer for what comes with what is asked for.
  private static final Duration COMPANY = Duration.ofMillis(500);

  /// How long a commit waits for a review by the daemon, whose callers wait four seconds.
  private static final Duration COMMIT = Duration.ofMillis(2_500);

  /// How long it waits for one where the daemon gave none.
  private static final Duration COMMIT_AT_LEISURE = Duration.ofSeconds(60);

  /// How long a person's own question waits for them.
  private static final Duration AT_LEISURE = Duration.ofSeconds(15);

  private final Map<String, String> environment;
  private final Path home;
  private final Path launcher;
  private final Places places;

  /// @param launcher the `bailiwick` script, absolute: what starts a daemon
  public Wiring(Map<String, String> environment, Path home, Path launcher) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.launcher = launcher;
    this.places = Places.of(environment, home);
  }

  public static Wiring system() {
    return new Wiring(
        System.getenv(),
        home(System.getenv("HOME")),
        Path.of(System.getProperty("bailiwick.launcher", "bailiwick")).toAbsolutePath());
  }

  /// The folder that shells and assistants call home, which need not be the account's.
  private static Path home(@Nullable String told) {
    return Path.of(told != null && told.startsWith("/") ? told : System.getProperty("user.home"));
  }

  public Terminal terminal() {
    return Terminal.system(environment);
  }

  public Places places() {
    return places;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public World world() {
    return new FileWorld(environment, home);
  }

  /// What the daemon answers with. Called once a daemon, before it listens; may throw.
  public Answers answers() {
    var secrets = secrets();
    var failures = failures();
    var clock = InstantSource.system();
    var reviewer = reviewer();
    var machine = machine(secrets, failures);
    var guarded =
        new GuardedAnswers(
            dialects(),
            machine,
            new EditReview(new EditReview.Ports(reviewer::ask, world(), clock, places.state())),
            guards ->
                new RehearsedRoad(
                    new Gateway.Ports(registrations(), guards, world(), clock, failures),
                    sides(),
                    rehearsal(machine)));
    var registrations = registrations();
    return new ProxiedAnswers(
        new CommandAnswers(
            guarded,
            new CommitAnswers(
                new CommitCheck(
                    denials()::rules,
                    secrets,
                    new CommitReview(reviewer::ask, COMMIT, false, personsReview())),
                guarded)),
        new PolicyBorder(
            id -> registrations.at(id).map(repository -> guarded.guard(repository.root())),
            InetAddress::getAllByName,
            world(),
            clock,
            failures),
        egressPort());
  }

  private RepositoryGuard.Machine machine(
      Supplier<SecretScanner> secrets, Corridor.Failures failures) {
    return new RepositoryGuard.Machine(
        places,
        world(),
        shell(),
        secrets,
        new HighWater(world(), new MarkFile(places.state().resolve("marks.jsonl"))),
        Optional.of(packages(LOOK_UP)),
        InstantSource.system(),
        failures);
  }

  private RehearsedRoad.Stage rehearsal(RepositoryGuard.Machine machine) {
    var folder = places.runtime().resolve("rehearsal");
    var moved = Places.of(Map.of("BAILIWICK_HOME", folder.toString()), home);
    return new RehearsedRoad.Stage(
        folder, root -> RepositoryGuard.open(List.of(root), machine.at(moved)));
  }

  /// The reviewer, in a process of its own.
  private ReviewProcess reviewer() {
    return new ReviewProcess(
        List.of(launcher.toString(), ReviewWorkerCommand.NAME),
        DaemonStart.kept(environment),
        ReviewProcess.Limits.USUAL);
  }

  /// What the policy demands of people who look at code.
  public PersonsReview personsReview() {
    return new PersonsReview(places.config(), places.state(), world());
  }

  /// What stands against a commit, for a caller who can wait.
  public CommitCheck commitCheck() {
    return new CommitCheck(
        denials()::rules,
        SecretScanner::packed,
        new CommitReview(reviewer()::ask, COMMIT_AT_LEISURE, true, personsReview()));
  }

  /// What `secrets` rests on; the managers' programs run in the repository.
  public SecretsCommand.Ports secretsManagers() {
    return new SecretsCommand.Ports(
        places.config(),
        environment,
        root -> SecretsManagers.of(environment, home, root),
        commandLog(),
        InstantSource.system());
  }

  /// What `incident` rests on.
  public IncidentCommand.Ports incidents() {
    return new IncidentCommand.Ports(
        root -> places.state().resolve("incidents").resolve(LogPlaces.repositoryId(root)),
        commandLog(),
        this::log,
        InstantSource.system(),
        System.getProperty("user.name"));
  }

  /// Where our own commands write what they did.
  public CommandLog commandLog() {
    return new CommandLog(places, daemon(), InstantSource.system());
  }

  private Path egressPort() {
    return places.state().resolve("egress-port");
  }

  /// What is known of packages, on this machine and in the registries.
  ///
  /// @param deadline for all that one call asks of registries
  public PackageWorld packages(Duration deadline) {
    var registries =
        new Registries(places.state(), InstantSource.system(), deadline, deadline.plus(COMPANY));
    return new PackageWorld(new AdvisoryStore(places.state())::current, registries::at);
  }

  /// What `deps` rests on.
  public DepsPorts dependencies() {
    return new DepsPorts(
        new AdvisoryStore(places.state()),
        new ArchiveFetch(places.state()),
        packages(AT_LEISURE),
        places.config(),
        InstantSource.system());
  }

  /// What `network` rests on.
  public NetworkCommand.Ports network() {
    return new NetworkCommand.Ports(
        places.config(),
        egressPort(),
        new RegisteredRoads(registrations(), places.port(), environment),
        InetAddress::getAllByName,
        home,
        environment,
        NetworkSurvey.endpoint(environment));
  }

  /// The repositories whose models are reached by way of the gateway.
  public Registrations registrations() {
    return new Registrations(places.state());
  }

  public List<Dialect> dialects() {
    return List.of(new ClaudeDialect());
  }

  public ShellEffects shell() {
    return new ShellEffects(Models.packed());
  }

  /// The rules for secrets, made ready beside everything else: who needs them first waits.
  public Supplier<SecretScanner> secrets() {
    return CompletableFuture.supplyAsync(SecretScanner::packed)::join;
  }

  /// Traces of inner failures go where the daemon keeps its own.
  private Corridor.Failures failures() {
    try {
      var log = new DaemonLog(places.log(), InstantSource.system());
      return log::fault;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + places.log(), e);
    }
  }

  public UnixHttp daemon() {
    return new UnixHttp(places);
  }

  public DaemonStart daemonStart() {
    return new DaemonStart(places, launcher, environment);
  }

  public HookCall hookCall() {
    return new HookCall(daemon(), daemonStart(), launcher + " setup", HookCall.USUAL_PATIENCE);
  }

  /// This machine as setup and doctor see it.
  public Surroundings surroundings() {
    return new Machine(
        places,
        launcher,
        environment,
        home,
        daemonStart(),
        nativeClient(),
        denials(),
        new RegisteredRoads(registrations(), places.port(), environment));
  }

  public ReadDenials denials() {
    return new ReadDenials(places.config(), world());
  }

  /// Everything doctor looks at, once setup has gathered what should be there.
  public Doctor doctor(Path root, Guarding.Gathered gathered) {
    var roads = new RegisteredRoads(registrations(), places.port(), environment);
    return new DoctorProbes(places, environment, home, roads, sides(), log(root))
        .of(root, gathered);
  }

  private static List<ModelSide> sides() {
    return List.of(new ClaudeModelSide(), new CodexModelSide(), new GeminiModelSide());
  }

  /// The audit log of a repository, where its policy puts it.
  public LogPlaces log(Path root) {
    var logging =
        new PolicyFiles(root, places.config()).read() instanceof PolicyReader.Read(var policy)
            ? Optional.of(policy.settings().logging())
            : Optional.<Settings.Logging>empty();
    return RepositoryGuard.logPlaces(root, logging, places);
  }

  public NativeClient nativeClient() {
    return new NativeClient(places, launcher, environment);
  }
}
