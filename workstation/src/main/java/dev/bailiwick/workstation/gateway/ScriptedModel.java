package dev.bailiwick.workstation.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A model on loopback that streams the same few words to everybody at once, for rehearsals.
final class ScriptedModel implements AutoCloseable {
  private static final int BACKLOG = 4;

  /// An event a line.
  private static final String SCRIPT =
      """
      {"type":"message_start","message":{"id":"m","role":"assistant","usage":{"input_tokens":9}}}
      {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
      {"type":"ping"}
      {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"some "}}
      {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"words\\n"}}
      {"type":"content_block_stop","index":0}
      {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"Write","input":{}}}
      {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"file_path\\":\\"/a\\","}}
      {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"\\"content\\":\\"b\\"}"}}
      {"type":"content_block_stop","index":1}
      {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":12}}
      {"type":"message_stop"}
      """;

  private static final byte[] ANSWER = ascii(answer());

  private final ServerSocket server;

  private ScriptedModel(ServerSocket server) {
    this.server = server;
  }

  private static String answer() {
    var answer =
        new StringBuilder(
            "HTTP/1.1 200 OK\r\n"
                + "Content-Type: text/event-stream\r\n"
                + "Cache-Control: no-cache\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");
    for (var line : SCRIPT.lines().toList()) {
      int type = line.indexOf(':') + 2;
      var name = line.substring(type, line.indexOf('"', type));
      var event = "event: " + name + "\ndata: " + line + "\n\n";
      answer.append(Integer.toHexString(event.length())).append("\r\n").append(event);
      answer.append("\r\n");
    }
    return answer.append("0\r\n\r\n").toString();
  }

  static ScriptedModel start() throws IOException {
    var model = new ScriptedModel(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("scripted-model").start(model::accept);
    return model;
  }

  URI address() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void talk(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      while (true) {
        in.skipNBytes(length(in));
        out.write(ANSWER);
      }
    } catch (IOException e) {
      // The gateway has closed the connection: the rehearsal is over.
    }
  }

  /// Reads a request's head.
  private static long length(BufferedInputStream in) throws IOException {
    long length = 0;
    for (var line = Connection.line(in); !line.isEmpty(); line = Connection.line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
