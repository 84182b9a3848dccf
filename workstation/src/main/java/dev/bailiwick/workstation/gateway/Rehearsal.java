package dev.bailiwick.workstation.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A conversation of the size that sessions soon have, again and again with something new at its
/// end, over the daemon's own port and a gateway of its own to a model that answers at once. One
/// thread runs it; [#serve] is thread-safe.
///
/// Bounded: [#ROUNDS] requests, one in [#WHOLE] with all of the conversation, a pause behind each,
/// and eight seconds in all.
final class Rehearsal implements AutoCloseable {
  private static final int ROUNDS = 600;
  private static final int WHOLE = 2;
  private static final int TURNS = 48;
  private static final int FEW = 4;
  private static final long PAUSE_MILLIS = 3;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

  /// Whoever started the daemon waits for an answer, which comes first.
  private static final long LEAD_MILLIS = 1_000;

  private static final List<Exchange.Header> HEADERS =
      Stream.of(
              "accept: application/json",
              "accept-encoding: gzip, deflate",
              "accept-language: *",
              "authorization: Bearer none",
              "content-type: application/json",
              "user-agent: rehearsal/1.0 (external, cli)",
              "x-app: cli",
              "x-retry-count: 0",
              "x-timeout: 600")
          .map(line -> line.split(": ", 2))
          .map(parts -> new Exchange.Header(parts[0], parts[1]))
          .toList();

  private final ScratchFolder folder;
  private final RepositoryGuard guard;
  private final ScriptedModel model;
  private final Gateway gateway;
  private final String path;

  private Rehearsal(
      ScratchFolder folder,
      RepositoryGuard guard,
      ScriptedModel model,
      Gateway gateway,
      String path) {
    this.folder = folder;
    this.guard = guard;
    this.model = model;
    this.gateway = gateway;
    this.path = path;
  }

  static Rehearsal open(Gateway.Ports ports, List<ModelSide> sides, RehearsedRoad.Stage stage)
      throws IOException {
    var folder = ScratchFolder.at(stage.folder());
    var root = Files.createDirectory(folder.path().resolve("repository"));
    var model = ScriptedModel.start();
    var provider = sides.getFirst().provider();
    var registrations = new Registrations(folder.path().resolve("state"));
    registrations.put(new Registration(root, Map.of(provider, model.address()), Optional.empty()));
    var guard = stage.guards().apply(root);
    var gateway =
        new Gateway(
            new Gateway.Ports(
                registrations, _ -> guard, ports.world(), ports.clock(), ports.failures()),
            sides);
    return new Rehearsal(
        folder, guard, model, gateway, "/" + registrations.id(root) + "/" + provider + "/");
  }

  boolean isAt(String asked) {
    return asked.startsWith(path);
  }

  void serve(Exchange exchange) throws IOException {
    gateway.serve(exchange);
  }

  /// @param port of the daemon, on loopback
  /// @param end counted down to end it before its time
  void run(int port, CountDownLatch end) throws IOException {
    var to = URI.create("http://127.0.0.1:" + port + "/gateway" + path + "v1/messages?beta=true");
    var head = new Exchange.Head("POST", to.getPath(), "beta=true", HEADERS);
    var conversation = new RehearsedConversation(TURNS);
    try (var client = new Upstream(System::nanoTime)) {
      boolean ended = end.await(LEAD_MILLIS, MILLISECONDS);
      long last = System.nanoTime() + LONGEST_NANOS;
      for (int round = 0; round < ROUNDS && !ended && System.nanoTime() < last; round++) {
        var request = conversation.request(round % WHOLE == 0 ? TURNS : FEW);
        var answer = client.send(to, head, request, Optional.empty());
        try (var body = answer.body()) {
          body.readAllBytes();
        }
        if (answer.status() != 200) {
          throw new IOException("the gateway in rehearsal answers " + answer.status());
        }
        ended = end.await(PAUSE_MILLIS, MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    model.close();
    guard.close();
    folder.close();
  }
}
