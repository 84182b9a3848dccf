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
  private static final int EVENTS = 12;
  private static final String EVENT =
      "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
          + "\"delta\":{\"type\":\"text_delta\",\"text\":\"some words \"}}\n\n";
  private static final byte[] HEAD =
      ascii(
          "HTTP/1.1 200 OK\r\n"
              + "Content-Type: text/event-stream\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
  private static final byte[] PIECE =
      ascii(Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n");
  private static final byte[] END = ascii("0\r\n\r\n");

  private final ServerSocket server;

  private ScriptedModel(ServerSocket server) {
    this.server = server;
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
        out.write(HEAD);
        for (int i = 0; i < EVENTS; i++) {
          out.write(PIECE);
        }
        out.write(END);
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
