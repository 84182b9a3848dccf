package dev.bailiwick.proof.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.core.text.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/// A model whose script may use what it was sent: each turn is made from the request's body.
/// Answers one character at a time.
final class EchoingModel implements AutoCloseable {

  /// One answer.
  ///
  /// @param status other than 200 for an error, whose body `blocks` is then not
  /// @param cut whether the stream breaks off in the middle
  record Turn(List<Json> blocks, int status, boolean gzip, boolean cut) {
    static Turn of(Json... blocks) {
      return new Turn(List.of(blocks), 200, false, false);
    }

    static Turn packed(Json... blocks) {
      return new Turn(List.of(blocks), 200, true, false);
    }

    static Turn broken(Json... blocks) {
      return new Turn(List.of(blocks), 200, false, true);
    }

    static Turn error(int status) {
      return new Turn(List.of(), status, false, false);
    }
  }

  /// What an API calls things.
  interface Wire {
    /// True for the path that asks the model.
    boolean asks(String path);

    /// The request is one of the conversation, not one about it.
    boolean offersTools(String body);

    String error();

    /// The request wants its answer in events.
    default boolean streams(String path, String body) {
      return body.contains("\"stream\":true");
    }

    String whole(List<Json> blocks);

    /// Server-sent events, each with its empty line.
    String events(List<Json> blocks);
  }

  private final Wire wire;
  private final HttpServer server;
  private final Queue<Function<String, Turn>> turns = new ArrayDeque<>();

  /// Bodies of requests that offer tools, as they came.
  final List<String> conversation = new CopyOnWriteArrayList<>();

  /// Every body that came.
  final List<String> everything = new CopyOnWriteArrayList<>();

  /// What was answered to the turns of the script that failed, as it went out.
  final List<Tap.Answer> failures = new CopyOnWriteArrayList<>();

  EchoingModel(Wire wire, List<Function<String, Turn>> turns) throws IOException {
    this.wire = wire;
    this.turns.addAll(turns);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    everything.add(body);
    var path = exchange.getRequestURI().getPath();
    if (!wire.asks(path)) {
      whole(exchange, 200, "{\"input_tokens\":10}");
      return;
    }
    boolean offersTools = wire.offersTools(body);
    var turn = Turn.of(text("ok"));
    if (offersTools) {
      conversation.add(body);
      Function<String, Turn> next;
      synchronized (turns) {
        next = turns.poll();
      }
      turn = next == null ? Turn.of(text("Done.")) : next.apply(body);
    }
    if (turn.status() != 200) {
      failures.add(new Tap.Answer(turn.status(), wire.error(), true));
      whole(exchange, turn.status(), wire.error());
    } else if (wire.streams(path, body)) {
      stream(exchange, turn);
    } else {
      whole(exchange, 200, wire.whole(turn.blocks()));
    }
  }

  private static void whole(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void stream(HttpExchange exchange, Turn turn) throws IOException {
    var events = wire.events(turn.blocks());
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    if (turn.cut()) {
      // One byte more is promised than is sent.
      var half = events.substring(0, events.indexOf("\n\n", events.length() / 2) + 2);
      var bytes = half.getBytes(StandardCharsets.UTF_8);
      failures.add(new Tap.Answer(200, half, false));
      exchange.sendResponseHeaders(200, bytes.length + 1);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    if (!turn.gzip()) {
      exchange.sendResponseHeaders(200, 0);
      try (var out = exchange.getResponseBody()) {
        for (var event : events.split("(?<=\n\n)")) {
          out.write(event.getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      }
      return;
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(events.getBytes(StandardCharsets.UTF_8));
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, packed.size());
    exchange.getResponseBody().write(packed.toByteArray());
    exchange.close();
  }

  static Json text(String text) {
    return Json.object().put("type", "text").put("text", text).build();
  }

  static Json thinking(String text, String signature) {
    return Json.object()
        .put("type", "thinking")
        .put("thinking", text)
        .put("signature", signature)
        .build();
  }

  static Json tool(String id, String name, Json.Builder input) {
    return Json.object()
        .put("type", "tool_use")
        .put("id", id)
        .put("name", name)
        .put("input", input.build())
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
