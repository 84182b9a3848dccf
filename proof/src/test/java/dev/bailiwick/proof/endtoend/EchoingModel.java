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
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/// A model whose script may use what it was sent: each turn is made from the request's body.
/// Answers of the Messages API one character at a time.
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

  private final HttpServer server;
  private final Queue<Function<String, Turn>> turns = new ArrayDeque<>();

  /// Bodies of requests that offer tools, as they came.
  final List<String> conversation = new CopyOnWriteArrayList<>();

  /// Every body that came.
  final List<String> everything = new CopyOnWriteArrayList<>();

  EchoingModel(List<Function<String, Turn>> turns) throws IOException {
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
    if (!exchange.getRequestURI().getPath().equals("/v1/messages")) {
      whole(exchange, 200, "{\"input_tokens\":10}");
      return;
    }
    boolean offersTools = body.contains("\"tools\":[{");
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
      whole(
          exchange,
          turn.status(),
          "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy"
              + " now\"}}");
    } else if (body.contains("\"stream\":true")) {
      stream(exchange, turn);
    } else {
      whole(exchange, 200, message(turn.blocks()).write());
    }
  }

  private static void whole(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void stream(HttpExchange exchange, Turn turn) throws IOException {
    var events = events(turn.blocks());
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    if (turn.cut()) {
      // One byte more is promised than is sent.
      var bytes = events.substring(0, events.length() / 2).getBytes(StandardCharsets.UTF_8);
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

  private static Json.Builder started(Json.Builder message) {
    return message
        .put("id", "msg_1")
        .put("type", "message")
        .put("role", "assistant")
        .put("model", "claude-sonnet-5");
  }

  private static final Json USAGE =
      Json.object().put("input_tokens", 10).put("output_tokens", 5).build();

  private static Json message(List<Json> blocks) {
    return started(Json.object())
        .put("content", Json.array(blocks))
        .put("stop_reason", reason(blocks))
        .put("usage", USAGE)
        .build();
  }

  private static String reason(List<Json> blocks) {
    return blocks.stream().anyMatch(block -> block.write().contains("\"tool_use\""))
        ? "tool_use"
        : "end_turn";
  }

  private static String events(List<Json> blocks) {
    var out = new StringBuilder();
    var start =
        started(Json.object()).put("content", Json.array(List.of())).put("usage", USAGE).build();
    event(out, "message_start", Json.object().put("message", start));
    event(out, "ping", Json.object());
    for (int i = 0; i < blocks.size(); i++) {
      block(out, i, (Json.Obj) blocks.get(i));
    }
    event(
        out,
        "message_delta",
        Json.object()
            .put("delta", Json.object().put("stop_reason", reason(blocks)).build())
            .put("usage", USAGE));
    event(out, "message_stop", Json.object());
    return out.toString();
  }

  private static void block(StringBuilder out, int index, Json.Obj block) {
    var type = block.string("type").orElseThrow();
    var head = Json.object().put("type", type);
    switch (type) {
      case "tool_use" ->
          head.put("id", block.string("id"))
              .put("name", block.string("name"))
              .put("input", Json.object().build());
      case "thinking" -> head.put("thinking", "").put("signature", "");
      default -> head.put("text", "");
    }
    event(
        out,
        "content_block_start",
        Json.object().put("index", index).put("content_block", head.build()));
    for (var delta : deltas(type, block)) {
      event(
          out,
          "content_block_delta",
          Json.object().put("index", index).put("delta", delta.build()));
    }
    event(out, "content_block_stop", Json.object().put("index", index));
  }

  private static List<Json.Builder> deltas(String type, Json.Obj block) {
    var deltas = new ArrayList<Json.Builder>();
    switch (type) {
      case "tool_use" ->
          pieces(
              block.get("input").orElseThrow().write(), "input_json_delta", "partial_json", deltas);
      case "thinking" -> {
        pieces(block.string("thinking").orElse(""), "thinking_delta", "thinking", deltas);
        deltas.add(
            Json.object()
                .put("type", "signature_delta")
                .put("signature", block.string("signature")));
      }
      default -> pieces(block.string("text").orElse(""), "text_delta", "text", deltas);
    }
    return deltas;
  }

  private static void pieces(String text, String type, String member, List<Json.Builder> deltas) {
    text.chars()
        .forEach(
            c -> deltas.add(Json.object().put("type", type).put(member, String.valueOf((char) c))));
  }

  private static void event(StringBuilder out, String type, Json.Builder data) {
    out.append("event: ").append(type).append("\ndata: ");
    out.append(data.put("type", type).build().write()).append("\n\n");
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
