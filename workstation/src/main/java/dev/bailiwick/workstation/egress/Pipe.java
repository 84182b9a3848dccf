package dev.bailiwick.workstation.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// Bytes both ways until both sides have ended.
///
/// @param tlsOnly whether what begins like a request in plain HTTP ends the way
record Pipe(Socket client, InputStream fromClient, Socket server, boolean tlsOnly) {
  private static final int BUFFER = 16 << 10;
  private static final int SHORTEST = 3;

  void run() throws IOException {
    var back =
        Thread.startVirtualThread(() -> {
          try {
            copy(server.getInputStream(), client.getOutputStream());
            client.shutdownOutput();
          } catch (IOException e) {
            end();
          }
        });
    try {
      forward();
      server.shutdownOutput();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void forward() throws IOException {
    var buffer = new byte[BUFFER];
    int n = fromClient.read(buffer);
    while (tlsOnly && n > 0 && n < buffer.length && word(buffer, n) == n) {
      int more = fromClient.read(buffer, n, buffer.length - n);
      if (more < 0) {
        break;
      }
      n += more;
    }
    if (tlsOnly && isPlainHttp(buffer, n)) {
      return;
    }
    var out = server.getOutputStream();
    for (; n >= 0; n = fromClient.read(buffer)) {
      out.write(buffer, 0, n);
      out.flush();
    }
  }

  /// A word in capitals and a space, as requests begin (`GET `, `PROPFIND `), in however many
  /// pieces it comes; empty lines before it do not count (RFC 9112, 2.2). TLS begins with 0x16.
  private static boolean isPlainHttp(byte[] bytes, int length) {
    int at = word(bytes, length);
    boolean endless = at == bytes.length;
    return endless || at >= SHORTEST && at < length && bytes[at] == ' ' && bytes[at - 1] >= 'A';
  }

  /// Where the empty lines and the word in capitals behind them end.
  private static int word(byte[] bytes, int length) {
    int at = 0;
    while (at < length && (bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    while (at < length && bytes[at] >= 'A' && bytes[at] <= 'Z') {
      at++;
    }
    return at;
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      out.flush();
    }
  }

  private void end() {
    try {
      client.close();
      server.close();
    } catch (IOException e) {
      // Both are on their way out; there is nobody left to tell.
    }
  }
}
