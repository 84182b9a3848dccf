package dev.bailiwick.workstation.daemon;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The resident guard of one user, for all their repositories.
///
/// Order of a start: lock, answers and their warm-up, then listen; so nobody meets a half-loaded
/// policy, and a client that waits on connect waits for the whole. Answers that cannot be loaded
/// leave a daemon that refuses everything and says why, since one that dies is started again by
/// every call; a port that another program has leaves the Unix socket, and a complaint.
public final class Daemon implements AutoCloseable {
  private static final String UNIX = "unix";

  /// What a start came to.
  public sealed interface Outcome {
    record Running(Daemon daemon) implements Outcome {}

    record AlreadyRunning() implements Outcome {}
  }

  /// Switches for measuring; [#USUAL] everywhere else.
  ///
  /// @param echo serves `POST /v1/echo`, which judges nothing
  public record Options(boolean echo) {
    public static final Options USUAL = new Options(false);
  }

  private final Places places;
  private final SingleInstance lock;
  private final DaemonLog log;
  private final Answers answers;
  private final HookEndpoint endpoint;
  private final Options options;
  private final Instant started;
  private final List<String> complaints = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();
  private Optional<Integer> port = Optional.empty();
  private Optional<WebServer> server = Optional.empty();

  private Daemon(
      Places places, SingleInstance lock, DaemonLog log, Answers answers, Options options) {
    this.places = places;
    this.lock = lock;
    this.log = log;
    this.answers = answers;
    this.options = options;
    this.started = InstantSource.system().instant();
    this.endpoint = new HookEndpoint(answers, log, HookEndpoint.Limits.USUAL);
  }

  /// Starts, or finds that another daemon holds the place.
  public static Outcome start(Places places, Supplier<Answers> answers, Options options)
      throws IOException {
    PrivateFile.folder(places.state());
    PrivateFile.folder(places.runtime());
    var lock = SingleInstance.take(places, Duration.ofSeconds(4));
    if (lock.isEmpty()) {
      return new Outcome.AlreadyRunning();
    }
    var log = new DaemonLog(places.log(), InstantSource.system());
    var daemon = new Daemon(places, lock.get(), log, loaded(answers, log), options);
    daemon.listen();
    return new Outcome.Running(daemon);
  }

  private static Answers loaded(Supplier<Answers> answers, DaemonLog log) {
    try {
      var made = answers.get();
      made.warmUp();
      return made;
    } catch (RuntimeException e) {
      return Answers.refusing(
          "the guard could not be loaded (" + log.fault(e) + "); the log of the daemon tells more");
    }
  }

  private void listen() throws IOException {
    var token = Token.at(places.token());
    int wanted = LoopbackPort.at(places.port());
    if (LoopbackPort.isFree(wanted)) {
      port = Optional.of(wanted);
    } else {
      complaints.add(
          "port "
              + wanted
              + " of "
              + places.port()
              + " is taken by another program: agents that"
              + " call it over HTTP are unguarded or blocked. Stop that program, or delete the"
              + " file, restart the daemon and run bailiwick setup.");
    }
    // Bound under another name and moved when its mode is right: a client checks the mode.
    var draft = places.runtime().resolve("guard.new");
    Files.deleteIfExists(draft);
    server = Optional.of(server(token, UnixDomainSocketAddress.of(draft)).start());
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(
        draft,
        places.socket(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    port.ifPresent(models()::warmUp);
    complaints.forEach(log::say);
    log.say("listening, version " + Version.CURRENT + ", pid " + ProcessHandle.current().pid());
  }

  /// On the Unix socket, and on loopback where the port is ours.
  private WebServer server(Token token, UnixDomainSocketAddress socket) {
    var unix = new Routes(this, endpoint, Optional.empty());
    var builder =
        WebServer.builder()
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .backlog(512)
            .maxPayloadSize(ModelRoad.LIMIT_BYTES)
            .shutdownGracePeriod(Duration.ofSeconds(2));
    if (port.isEmpty()) {
      return builder
          .bindAddress(socket)
          .routing((HttpRouting.Builder routing) -> unix.routing(routing))
          .build();
    }
    int number = port.get();
    var tcp = new Routes(this, endpoint, Optional.of(new Gate(token, number)));
    return builder
        .bindAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), number))
        // A head and its first piece go out apart; held back, the piece waits 40 ms for an answer.
        .connectionOptions(options -> options.tcpNoDelay(true))
        .routing(tcp::routing)
        .putSocket(
            UNIX,
            listener ->
                listener
                    .bindAddress(socket)
                    .backlog(512)
                    .maxPayloadSize(Routes.LIMIT_BYTES)
                    .routing(unix::routing))
        .build();
  }

  boolean serves(String path) {
    return options.echo() && path.equals("/v1/echo");
  }

  DaemonLog log() {
    return log;
  }

  ModelRoad models() {
    return answers.models();
  }

  /// The loopback port, or empty where another program has it.
  public Optional<Integer> port() {
    return port;
  }

  Json health() {
    var all = new ArrayList<>(complaints);
    all.addAll(answers.complaints());
    return Json.object()
        .put("version", Version.CURRENT.number())
        .put("protocol", Version.CURRENT.protocol())
        .put("pid", ProcessHandle.current().pid())
        .put("port", port.map(String::valueOf).orElse(""))
        .put("started", started.toString())
        .put("answered", endpoint.answered())
        .put("complaints", Json.strings(all))
        .build();
  }

  /// Takes the socket's name away, so that no new call comes in; the calls on the way go on.
  void closeDoor() {
    try {
      Files.deleteIfExists(places.socket());
    } catch (IOException e) {
      log.fault(e);
    }
  }

  /// Makes room for another daemon: ends when the calls on the way are answered. Returns at once.
  void drain(String why) {
    log.say("stopping: " + why);
    closeDoor();
    end.countDown();
  }

  /// Waits until somebody calls [#drain] or [#close], then closes.
  public void await() throws InterruptedException, IOException {
    end.await();
    close();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Files.deleteIfExists(places.socket());
    models().close();
    server.ifPresent(WebServer::stop);
    endpoint.close();
    answers.close();
    log.say("stopped");
    log.close();
    lock.close();
  }
}
