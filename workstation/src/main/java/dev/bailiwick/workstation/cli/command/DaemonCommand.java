package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.Dialect;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.daemon.Daemon;
import dev.bailiwick.workstation.hook.DaemonStart;
import dev.bailiwick.workstation.hook.NativeClient;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.setup.ModelRoads;
import dev.bailiwick.workstation.store.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daemon run|start|stop|status`.
@Command(name = "daemon", description = "The resident guard.", mixinStandardHelpOptions = true)
public final class DaemonCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int FINDING = 1;
  private static final int FAILED = 3;

  enum Format {
    text,
    json
  }

  private final Places places;
  private final Supplier<Answers> answers;
  private final List<Dialect> dialects;
  private final UnixHttp http;
  private final DaemonStart start;
  private final NativeClient client;
  private final ModelRoads roads;
  private final String provider;
  private final Terminal terminal;

  /// @param roads the gateway's
  /// @param provider one of the gateway's, to train with
  public DaemonCommand(
      Places places,
      Supplier<Answers> answers,
      List<Dialect> dialects,
      UnixHttp http,
      DaemonStart start,
      NativeClient client,
      ModelRoads roads,
      String provider,
      Terminal terminal) {
    this.roads = roads;
    this.provider = provider;
    this.client = client;
    this.places = places;
    this.answers = answers;
    this.dialects = dialects;
    this.http = http;
    this.start = start;
    this.terminal = terminal;
  }

  @Command(description = "Guards in the foreground until it is stopped.")
  int run(@Option(names = "--echo", hidden = true) boolean echo)
      throws IOException, InterruptedException {
    LogManager.getLogManager().reset();
    return switch (Daemon.start(places, answers, new Daemon.Options(echo))) {
      case Daemon.Outcome.AlreadyRunning() -> {
        terminal.note("already running");
        yield 0;
      }
      case Daemon.Outcome.Running(Daemon daemon) -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closed(daemon)));
        daemon.await();
        yield 0;
      }
    };
  }

  private static void closed(Daemon daemon) {
    try {
      daemon.close();
    } catch (IOException e) {
      System.err.println("bailiwick: stopped with a fault: " + e.getMessage());
    }
  }

  @Command(description = "Starts the guard where none runs, and waits until it listens.")
  int start() {
    if (start.listening(PATIENCE)) {
      return status(Format.text);
    }
    terminal.note("the daemon did not come up; see " + places.log());
    return FAILED;
  }

  @Command(description = "Stops the guard; the next guarded call starts it again.")
  int stop() throws InterruptedException {
    return switch (http.call("POST", "/v1/stop", new byte[0], PATIENCE)) {
      case UnixHttp.NoDaemon() -> {
        terminal.note("not running");
        yield 0;
      }
      case UnixHttp.Doubtful(String why) -> {
        terminal.note(why);
        yield FAILED;
      }
      case UnixHttp.Answered _ -> 0;
    };
  }

  @Command(description = "Whether the guard runs, since when, and what is wrong with it.")
  int status(
      @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
          Format format) {
    boolean json = format == Format.json;
    return switch (http.call("GET", "/v1/health", new byte[0], PATIENCE)) {
      case UnixHttp.NoDaemon() -> {
        terminal.out().println(json ? "{\"running\":false}" : "not running");
        yield FINDING;
      }
      case UnixHttp.Doubtful(String why) -> {
        terminal.note(why);
        yield FAILED;
      }
      case UnixHttp.Answered(int _, String _, String body) -> told(body, json);
    };
  }

  private int told(String body, boolean json) {
    if (json) {
      terminal.out().println(body);
    }
    if (!(JsonReader.read(body, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(Json health)
        && health instanceof Json.Obj told)) {
      terminal.note("the daemon's answer is no JSON");
      return FAILED;
    }
    var complaints = told.array("complaints");
    if (!json) {
      var rows = new ArrayList<List<String>>();
      rows.add(List.of("running", told.string("version").orElse("")));
      rows.add(List.of("since", told.string("started").orElse("")));
      rows.add(List.of("port", told.string("port").orElse("")));
      rows.add(List.of("socket", places.socket().toString()));
      terminal.columns(rows);
      for (var complaint : complaints) {
        if (complaint instanceof Json.Str(String line, Json.Span _)) {
          terminal.out().println(terminal.toned(Terminal.Tone.BAD, "wrong  ") + line);
        }
      }
    }
    return complaints.isEmpty() ? 0 : FINDING;
  }

  @Command(hidden = true, description = "Compiles the hook client for this user.")
  int client() throws IOException {
    var made = client.compile(List.of());
    terminal.out().println(made.map(Path::toString).orElse("no C compiler made one"));
    return made.isPresent() ? 0 : FINDING;
  }

  /// Walks the ways of a start and of ordinary calls, while the JVM writes down which classes that
  /// needs and what the code does often (JEP 483, 514, 515). Run by the build with a home of its
  /// own, which it throws away.
  @Command(hidden = true)
  int train() throws IOException {
    LogManager.getLogManager().reset();
    if (Daemon.start(places, answers, Daemon.Options.USUAL)
        instanceof Daemon.Outcome.Running(Daemon daemon)) {
      try (daemon) {
        var folder = places.state().resolve("training");
        new Training(http, dialects, folder, new ModelTraining(roads, provider, folder)).run();
      }
    }
    return 0;
  }
}
