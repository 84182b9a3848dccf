package dev.bailiwick.workstation.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/// A conversation of the size that sessions soon have, again and again with something new at its
/// end, over the daemon's own port and a gateway of its own to a model that answers at once. One
/// thread runs it; [#serve] is thread-safe.
///
/// Bounded: [#ROUNDS] requests, one in [#WHOLE] with all of the conversation, and a pause behind
/// each, so that it takes about half of a core for some two seconds.
final class Rehearsal implements AutoCloseable {
  private static final int ROUNDS = 240;
  private static final int WHOLE = 4;
  private static final int BLOCKS = 48;
  private static final int BLOCK = 4_096;
  private static final int FEW = 4;
  private static final long PAUSE_MILLIS = 3;

  /// Whoever started the daemon waits for an answer, which comes first.
  private static final long LEAD_MILLIS = 1_000;

  private static final List<String> WORDS =
      List.of(
          "the", "function", "returns", "a list of", "value;\n", "import", "\"request\"", "für");

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
                registrations,
                _ -> guard,
                ports.secrets(),
                ports.world(),
                ports.clock(),
                ports.failures()),
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
    var to = URI.create("http://127.0.0.1:" + port + "/gateway" + path + "v1/messages");
    var headers = List.of(new Exchange.Header("content-type", "application/json"));
    var head = new Exchange.Head("POST", to.getPath(), "", headers);
    var conversation = conversation();
    try (var client = new Upstream(System::nanoTime)) {
      boolean ended = end.await(LEAD_MILLIS, MILLISECONDS);
      for (int round = 0; round < ROUNDS && !ended; round++) {
        var history = round % WHOLE == 0 ? conversation : conversation.subList(0, FEW);
        var answer = client.send(to, head, request(history, "Round " + round), Optional.empty());
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

  private static List<String> conversation() {
    var random = new Random(1);
    var blocks = new ArrayList<String>();
    for (int i = 0; i < BLOCKS; i++) {
      var text = new StringBuilder(BLOCK + 16);
      while (text.length() < BLOCK) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      blocks.add(text.toString());
    }
    return blocks;
  }

  private static byte[] request(List<String> history, String last) {
    var messages = new ArrayList<Json>();
    history.forEach(text -> messages.add(message(text)));
    messages.add(message(last));
    return Json.object()
        .put("model", "rehearsal")
        .put("stream", true)
        .put("messages", Json.array(messages))
        .build()
        .write()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Json message(String text) {
    var block = (Json) Json.object().put("type", "text").put("text", text).build();
    return Json.object().put("role", "user").put("content", Json.array(List.of(block))).build();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    model.close();
    guard.close();
    folder.close();
  }
}
