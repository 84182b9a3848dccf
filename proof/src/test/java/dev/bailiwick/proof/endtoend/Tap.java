package dev.bailiwick.proof.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands between a client and the gateway and writes down what the client gets, as it came.
final class Tap implements AutoCloseable {

  /// @param body without the chunks it came in
  /// @param whole false where the connection ended before the answer did
  record Answer(int status, String body, boolean whole) {}

  private final ServerSocket server;
  private final URI behind;
  private final List<ByteArrayOutputStream> connections = new CopyOnWriteArrayList<>();

  /// @param behind an address of the gateway
  Tap(String behind) throws IOException {
    this.behind = URI.create(behind);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  /// The same address by way of this.
  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + behind.getRawPath();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        Thread.startVirtualThread(() -> join(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket client) {
    var came = new ByteArrayOutputStream();
    connections.add(came);
    try (client;
        var gateway = new Socket(InetAddress.getLoopbackAddress(), behind.getPort())) {
      client.setTcpNoDelay(true);
      Thread.startVirtualThread(() -> ask(client, gateway));
      var buffer = new byte[16 << 10];
      var in = gateway.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (came) {
          came.write(buffer, 0, n);
        }
        client.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One of the two has closed the connection, and so is the other's.
    }
  }

  /// The gateway answers to its own name alone.
  private void ask(Socket client, Socket gateway) {
    try {
      var buffer = new byte[16 << 10];
      InputStream in = client.getInputStream();
      OutputStream out = gateway.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        var text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
        var named = text.replace(":" + server.getLocalPort(), ":" + behind.getPort());
        out.write(named.getBytes(StandardCharsets.ISO_8859_1));
      }
      gateway.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
  }

  /// What has come so far, one connection after the other.
  List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    for (var came : connections) {
      synchronized (came) {
        answers(came.toString(StandardCharsets.ISO_8859_1), answers);
      }
    }
    return answers;
  }

  private static void answers(String text, List<Answer> answers) {
    int at = 0;
    while (text.startsWith("HTTP/1.1 ", at) && text.indexOf("\r\n\r\n", at) > 0) {
      int body = text.indexOf("\r\n\r\n", at) + 4;
      var head = text.substring(at, body);
      int status = Integer.parseInt(head.substring(9, 12));
      var length = head.replaceAll("(?is).*\r\ncontent-length: *([0-9]+)\r.*", "$1");
      if (length.matches("[0-9]+")) {
        at = Math.min(text.length(), body + Integer.parseInt(length));
        boolean whole = at == body + Integer.parseInt(length);
        answers.add(new Answer(status, text.substring(body, at), whole));
      } else {
        at = chunked(status, text, body, answers);
      }
    }
  }

  /// Where the answer ends.
  private static int chunked(int status, String text, int from, List<Answer> answers) {
    var body = new StringBuilder();
    int at = from;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int size = line < 0 ? -1 : Integer.parseInt(text.substring(at, line), 16);
      if (size < 0 || line + 2 + size + 2 > text.length()) {
        body.append(line < 0 ? "" : text.substring(line + 2));
        answers.add(new Answer(status, body.toString(), false));
        return text.length();
      }
      body.append(text, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
      if (size == 0) {
        answers.add(new Answer(status, body.toString(), true));
        return at;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
