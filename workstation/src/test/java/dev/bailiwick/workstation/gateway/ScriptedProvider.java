package dev.bailiwick.workstation.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A provider that writes down what it is sent and answers with the bytes it was given, one answer
/// a connection.
final class ScriptedProvider implements AutoCloseable {
  private final ServerSocket socket;
  private final Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
  final List<String> requests = new CopyOnWriteArrayList<>();

  ScriptedProvider() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  void answers(String head, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    answers.add(out.toByteArray());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        answer(client);
      } catch (IOException e) {
        requests.add("broken: " + e.getMessage());
      }
    }
  }

  private void answer(Socket client) throws IOException {
    requests.add(request(client.getInputStream()));
    var answer = answers.poll();
    client
        .getOutputStream()
        .write(
            answer == null
                ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8)
                : answer);
    client.shutdownOutput();
  }

  private static String request(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    var length = head.toString().replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
    int bytes = length.matches("[0-9]+") ? Integer.parseInt(length) : 0;
    return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
