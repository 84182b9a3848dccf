package dev.bailiwick.workstation.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.setup.ModelRoads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A conversation with a model that answers at once, by way of the gateway: a request of the size
/// that sessions soon have, again and again with something new at its end.
///
/// @param provider as the gateway's path names it
record ModelTraining(ModelRoads roads, String provider, Path root) {
  private static final int ROUNDS = 150;
  private static final int EVENTS = 20;
  private static final String EVENT =
      "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
          + "\"delta\":{\"type\":\"text_delta\",\"text\":\"word \"}}\n\n";

  /// @param history texts of the conversation so far
  void run(List<String> history) throws IOException {
    var model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    model.createContext("/", ModelTraining::answer);
    model.start();
    try (var client = HttpClient.newHttpClient()) {
      var upstream = URI.create("http://localhost:" + model.getAddress().getPort());
      roads.open(root, Map.of(provider, upstream));
      var to = URI.create(roads.address(root) + "/" + provider + "/v1/messages");
      for (int round = 0; round < ROUNDS; round++) {
        var texts = new ArrayList<>(history);
        texts.add("Round " + round + " of the training: say how the build goes on.");
        ask(client, to, conversation(texts));
      }
    } finally {
      roads.close(root);
      model.stop(0);
    }
  }

  private static void ask(HttpClient client, URI to, String body) throws IOException {
    var request =
        HttpRequest.newBuilder(to)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the gateway in training answers " + answer.statusCode());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String conversation(List<String> texts) {
    var messages =
        texts.stream()
            .map(text -> {
              var block = Json.object().put("type", "text").put("text", text).build();
              return (Json)
                  Json.object()
                      .put("role", "user")
                      .put("content", Json.array(List.of(block)))
                      .build();
            })
            .toList();
    return Json.object()
        .put("model", "training")
        .put("stream", true)
        .put("messages", Json.array(messages))
        .build()
        .write();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      for (int i = 0; i < EVENTS; i++) {
        out.write(EVENT.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }
}
