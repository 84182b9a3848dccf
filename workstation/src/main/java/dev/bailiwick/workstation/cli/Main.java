package dev.bailiwick.workstation.cli;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.agent.claude.ClaudeModelSide;
import dev.bailiwick.workstation.cli.audit.AuditCommand;
import dev.bailiwick.workstation.cli.classify.ClassifyCommand;
import dev.bailiwick.workstation.cli.command.CommitCheckCommand;
import dev.bailiwick.workstation.cli.command.DaemonCommand;
import dev.bailiwick.workstation.cli.command.DecideCommand;
import dev.bailiwick.workstation.cli.command.DoctorCommand;
import dev.bailiwick.workstation.cli.command.HookCommand;
import dev.bailiwick.workstation.cli.command.SetupCommand;
import dev.bailiwick.workstation.cli.deps.DepsCommand;
import dev.bailiwick.workstation.cli.exposure.ExposureCommand;
import dev.bailiwick.workstation.cli.incident.IncidentCommand;
import dev.bailiwick.workstation.cli.network.NetworkCommand;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.policy.PolicyCommand;
import dev.bailiwick.workstation.cli.review.ReviewCommand;
import dev.bailiwick.workstation.cli.review.ReviewWorkerCommand;
import dev.bailiwick.workstation.cli.sanitize.RestoreCommand;
import dev.bailiwick.workstation.cli.sanitize.SanitizeCommand;
import dev.bailiwick.workstation.cli.scan.ScanCommand;
import dev.bailiwick.workstation.cli.secrets.SecretsCommand;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `bailiwick COMMAND`: the frame around the commands. Exit status: 0 nothing to report, 1
/// findings, a denial or a failed check, 2 a wrong call or configuration, 3 Bailiwick itself
/// failed.
@Command(
    name = "bailiwick",
    description = "Judges what an AI coding assistant may read, run, write and reach.",
    mixinStandardHelpOptions = true)
public final class Main {
  private static final int WRONG_CALL = 2;
  private static final int FAILED = 3;

  /// How long `decide` waits for registries: nobody waits for it.
  private static final Duration DECIDING = Duration.ofSeconds(5);

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "More; twice shows the trace of a failure.")
  boolean[] verbose = new boolean[0];

  private Main() {}

  /// Every command, in the order of `--help`.
  private static List<Object> commands(Wiring wiring, Terminal terminal) {
    var all = new ArrayList<Object>(ofGuard(wiring, terminal));
    all.addAll(ofRepository(wiring, terminal));
    return all;
  }

  /// What sets up, runs and asks the guard.
  private static List<Object> ofGuard(Wiring wiring, Terminal terminal) {
    var around = wiring.surroundings();
    return List.of(
        new SetupCommand(around, wiring::doctor),
        new DoctorCommand(around, wiring::doctor),
        new DaemonCommand(
            wiring.places(),
            wiring::answers,
            wiring.dialects(),
            wiring.daemon(),
            wiring.daemonStart(),
            wiring.nativeClient(),
            around.models(),
            new ClaudeModelSide().provider(),
            terminal),
        new HookCommand(wiring.hookCall(), System.in, terminal),
        new DecideCommand(
            wiring.dialects(),
            wiring.world(),
            wiring.places().config(),
            SecretScanner::packed,
            Optional.of(wiring.packages(DECIDING)),
            System.in,
            terminal));
  }

  /// What looks into a repository, its policy and its log.
  private static List<Object> ofRepository(Wiring wiring, Terminal terminal) {
    var config = wiring.places().config();
    return List.of(
        new ScanCommand(SecretScanner::packed, System.in, terminal),
        new ReviewCommand(
            Rules::packed,
            wiring.personsReview(),
            wiring.commandLog(),
            wiring.places().state(),
            terminal),
        new ExposureCommand(
            wiring.environment(), wiring.world(), config, SecretScanner::packed, terminal),
        new PolicyCommand(
            new PolicyCommand.Ports(
                wiring.world(),
                config,
                wiring.dialects().getFirst(),
                wiring.surroundings()::starter),
            terminal),
        new ClassifyCommand(wiring.world(), config, wiring.commandLog(), terminal),
        new SanitizeCommand(wiring.places(), System.in, terminal),
        new NetworkCommand(wiring.network(), terminal),
        new DepsCommand(wiring.dependencies(), terminal),
        new SecretsCommand(wiring.secretsManagers(), terminal),
        new IncidentCommand(wiring.incidents(), SecretScanner::packed, System.in, terminal),
        new RestoreCommand(wiring.places(), System.in, terminal),
        new AuditCommand(
            root -> wiring.log(RepositoryRoot.of(root.orElse(null))).log(),
            terminal.out(),
            terminal.err(),
            terminal.colour()),
        new ReviewWorkerCommand(Rules::packed, System.in, terminal),
        new CommitCheckCommand(wiring.commitCheck()));
  }

  public static void main(String[] arguments) {
    var wiring = Wiring.system();
    System.exit(run(wiring, wiring.terminal(), arguments));
  }

  static int run(Wiring wiring, Terminal terminal, String... arguments) {
    var main = new Main();
    var line = new CommandLine(main);
    line.getCommandSpec().version("bailiwick " + Version.CURRENT.number());
    called(commands(wiring, terminal), arguments).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((e, _) -> wrong(terminal, e));
    line.setExecutionExceptionHandler((e, _, _) -> failed(terminal, e, main.verbose.length > 1));
    if (arguments.length == 0) {
      line.usage(terminal.err());
      return WRONG_CALL;
    }
    return line.execute(arguments);
  }

  /// The command that is called, alone: what picocli must find out of the others costs more than
  /// most of them do. All where none is named, or help on one is asked for.
  private static List<Object> called(List<Object> commands, String[] arguments) {
    if (arguments.length == 0) {
      return commands;
    }
    var named = commands.stream().filter(command -> name(command).equals(arguments[0])).toList();
    return named.isEmpty() && !arguments[0].equals("--version") ? commands : named;
  }

  private static String name(Object command) {
    var said = command.getClass().getAnnotation(Command.class);
    return said == null ? "" : said.name();
  }

  /// A wrong call gets one line: what is wrong and the nearest right word.
  private static int wrong(Terminal terminal, CommandLine.ParameterException e) {
    var text = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong call");
    var hint = "";
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      var words = unmatched.getSuggestions();
      if (!words.isEmpty()) {
        hint = " (nearest: " + String.join(", ", words) + ")";
      }
    }
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.note(lowered(text) + hint + "; see " + command + " --help");
    return WRONG_CALL;
  }

  private static int failed(Terminal terminal, Exception e, boolean trace) {
    var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    terminal.note(message.lines().findFirst().orElse("") + (trace ? "" : " (-vv shows more)"));
    if (trace) {
      e.printStackTrace(terminal.err());
    }
    return e instanceof IllegalArgumentException ? WRONG_CALL : FAILED;
  }

  private static String lowered(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
