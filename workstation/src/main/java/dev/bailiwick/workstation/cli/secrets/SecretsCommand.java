package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.scan.MendablePlaces;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import dev.bailiwick.workstation.vault.Vaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `secrets`: the guide's "Use a secrets manager".
@Command(
    name = "secrets",
    description = "Values of a secrets manager for one program, and nowhere else.",
    mixinStandardHelpOptions = true)
public final class SecretsCommand {
  private static final int BAD = 1;
  private static final int WRONG = 2;

  /// What the command rests on.
  ///
  /// @param config the folder of the user's own policy
  /// @param vaults the secrets managers, for a repository
  public record Ports(
      Path config,
      Map<String, String> environment,
      Function<Path, Vaults> vaults,
      CommandLog log,
      InstantSource clock) {
    public Ports {
      environment = Map.copyOf(environment);
    }
  }

  private final Ports ports;
  private final Terminal terminal;

  public SecretsCommand(Ports ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  @Command(
      name = "run",
      description = {
        "Runs a program with the secrets in its environment, masked in its output.",
        "The program's status is ours; standard input and signals reach it."
      },
      mixinStandardHelpOptions = true)
  int run(
      @Option(
              names = "--keys",
              split = ",",
              paramLabel = "NAME",
              description = "Only these variables.")
          @Nullable List<String> keys,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
          @Nullable String reason,
      @Option(
              names = "--ttl",
              paramLabel = "TIME",
              description = "How long it may take, e.g. 30s, 15m, 2h; then it is ended (124).")
          @Nullable String ttl,
      @Mixin Sources sources,
      @Parameters(paramLabel = "-- CMD", arity = "1..*", description = "The program.")
          List<String> words)
      throws IOException, InterruptedException {
    var top = sources.top();
    var most = ttl == null ? Duration.ZERO : Term.of("--ttl", ttl);
    try (var vaults = ports.vaults().apply(top)) {
      var bindings = ChosenKeys.of(bindings(top, vaults).read(sources.files(top)), keys);
      if (bindings.isEmpty()) {
        terminal.note(
            "no variables; name them under `secrets:` in bailiwick.yaml, or in .env, as"
                + " NAME: vault://kv/app#key");
        return WRONG;
      }
      return new SecretRun(ports, terminal, top)
          .run(bindings, vaults, words, reason == null ? "" : reason, most);
    }
  }

  @Command(
      name = "list",
      description = "The variables and where their values are kept; no value.",
      mixinStandardHelpOptions = true)
  int list(@Mixin Sources sources) throws IOException {
    var top = sources.top();
    try (var vaults = ports.vaults().apply(top)) {
      var rows = new ArrayList<List<String>>();
      for (var binding : bindings(top, vaults).read(sources.files(top))) {
        rows.add(
            switch (binding) {
              case Binding.Kept(var name, var reference, var where) ->
                  List.of(name, reference.toString(), where);
              case Binding.Literal(var name, var _, boolean secret, var where) ->
                  List.of(name, secret ? "a secret in the clear" : "in the clear", where);
            });
      }
      terminal.columns(rows);
      return 0;
    }
  }

  @Command(
      name = "check",
      description = {
        "Asks for each value and tells what does not come, has expired or was not changed for long;"
            + " prints none."
      },
      mixinStandardHelpOptions = true)
  int check(
      @Option(
              names = "--max-age",
              paramLabel = "TIME",
              defaultValue = "90d",
              description = "When a value is to be changed at the latest (${DEFAULT-VALUE}).")
          String oldest,
      @Mixin Sources sources)
      throws IOException {
    var top = sources.top();
    int bad = 0;
    try (var vaults = ports.vaults().apply(top)) {
      var check = new SecretCheck(vaults, ports.clock().instant(), Term.of("--max-age", oldest));
      var rows = new ArrayList<List<String>>();
      for (var binding : bindings(top, vaults).read(sources.files(top))) {
        var state = check.state(binding);
        bad += state.startsWith("ok") ? 0 : 1;
        rows.add(List.of(binding.name(), state, binding.where()));
      }
      terminal.columns(rows);
    }
    return bad == 0 ? 0 : BAD;
  }

  @Command(
      name = "migrate",
      description = {
        "Moves secrets in the clear from .env into a manager, and writes references in their"
            + " place.",
        "With code: what reads like a secret becomes a variable that bailiwick.yaml binds."
      },
      mixinStandardHelpOptions = true)
  int migrate(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "PLACE",
              description = "vault://MOUNT/PATH or keychain://SERVICE.")
          String to,
      @Option(
              names = "--keys",
              split = ",",
              paramLabel = "NAME",
              description = "Only these (default: those that read like secrets).")
          @Nullable List<String> keys,
      @Mixin Sources sources,
      @Parameters(paramLabel = "FILE", description = "Code with secrets.")
          @Nullable List<Path> code)
      throws IOException {
    var top = sources.top();
    if (code != null) {
      return migrateCode(top, to, Sources.absolute(code));
    }
    var from = sources.files(top);
    if (from.size() != 1) {
      terminal.note("name the one file to move from with --env-file");
      return WRONG;
    }
    try (var vaults = ports.vaults().apply(top)) {
      var chosen = ChosenKeys.of(bindings(top, vaults).read(from), keys);
      var wanted = keys == null ? Migration.secrets(chosen) : Migration.literals(chosen);
      return migrate(top, new Migration(terminal, vaults, to), from.getFirst(), wanted);
    }
  }

  private int migrateCode(Path top, String to, List<Path> code) throws IOException {
    try (var vaults = ports.vaults().apply(top)) {
      var migration = new Migration(terminal, vaults, to);
      var places = new MendablePlaces(SecretScanner.packed());
      var moving = new CodeMigration(terminal, top, places, migration);
      var wanted = moving.wanted(code);
      if (wanted.isEmpty()) {
        terminal.note("no secret there that a variable could stand for");
        return 0;
      }
      migration.check(wanted);
      new SecretRun(ports, terminal, top).record("secret-moved", "secrets migrate", wanted, "");
      return moving.run(code);
    }
  }

  private int migrate(Path top, Migration migration, Path from, List<Binding> wanted)
      throws IOException {
    if (wanted.isEmpty()) {
      terminal.note("no secret in the clear there");
      return 0;
    }
    migration.check(wanted);
    new SecretRun(ports, terminal, top).record("secret-moved", "secrets migrate", wanted, "");
    return migration.run(from, wanted);
  }

  @Command(
      name = "get",
      description = "Shows one value to a person: on a terminal, after the name was typed again.",
      mixinStandardHelpOptions = true)
  int get(@Parameters(paramLabel = "NAME") String name, @Mixin Sources sources) throws IOException {
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      terminal.note(
          "a value is shown to a person at a terminal only; a program gets it by"
              + " bailiwick secrets run -- CMD");
      return BAD;
    }
    var top = sources.top();
    try (var vaults = ports.vaults().apply(top)) {
      var bindings = ChosenKeys.of(bindings(top, vaults).read(sources.files(top)), List.of(name));
      if (!name.equals(console.readLine("Type %s to see its value: ", name))) {
        return BAD;
      }
      var answer =
          switch (bindings.getFirst()) {
            case Binding.Kept(var _, var reference, var _) -> vaults.read(reference);
            case Binding.Literal(var _, var value, var _, var _) ->
                new Vault.Found(SecretValue.of(value));
          };
      if (answer instanceof Vault.Found(SecretValue value)) {
        new SecretRun(ports, terminal, top).record("secret-shown", "secrets get", bindings, "");
        console.writer().println(value.environmentText());
        return 0;
      }
      terminal.note(
          name
              + ": "
              + new SecretCheck(vaults, ports.clock().instant(), Duration.ofDays(90))
                  .state(bindings.getFirst()));
      return BAD;
    }
  }

  private Bindings bindings(Path top, Vaults vaults) {
    return new Bindings(top, ports.config(), vaults, SecretScanner::packed);
  }
}
