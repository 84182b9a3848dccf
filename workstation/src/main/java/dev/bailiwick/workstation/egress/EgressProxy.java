package dev.bailiwick.workstation.egress;

import dev.bailiwick.core.effect.Host;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/// HTTP CONNECT (RFC 9110, 9.3.6) and SOCKS5 (RFC 1928, 1929) on one loopback port. Thread-safe.
///
/// The user's name in the proxy's address is the repository's id: it says whose policy counts, and
/// keeps other users of the machine out. Requests in plain HTTP are not forwarded.
public final class EgressProxy implements AutoCloseable {
  private static final int MOST = 512;
  private static final int HANDSHAKE_MILLIS = 10_000;
  private static final int CONNECT_MILLIS = 15_000;
  private static final int SOCKS = 5;

  private final ServerSocket socket;
  private final Border border;
  private final Semaphore room = new Semaphore(MOST);

  private EgressProxy(ServerSocket socket, Border border) {
    this.socket = socket;
    this.border = border;
  }

  /// @param port 0 for any that is free
  public static EgressProxy start(int port, Border border) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST);
    var proxy = new EgressProxy(socket, border);
    Thread.ofVirtual().name("egress").start(proxy::accept);
    return proxy;
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        if (room.tryAcquire()) {
          Thread.startVirtualThread(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(HANDSHAKE_MILLIS);
      var in = new BufferedInputStream(client.getInputStream());
      in.mark(1);
      int first = in.read();
      in.reset();
      var out = client.getOutputStream();
      var handshake = first == SOCKS ? Socks5.read(in, out) : HttpConnect.read(in);
      tunnel(client, in, out, handshake);
    } catch (IOException | RuntimeException e) {
      border.failed(e);
    } finally {
      room.release();
    }
  }

  private void tunnel(Socket client, InputStream in, OutputStream out, Handshake handshake)
      throws IOException {
    if (handshake.host().isEmpty()) {
      out.write(handshake.refused(handshake.wrong()));
      return;
    }
    Host host = handshake.host().get();
    switch (border.cross(handshake.repository(), host)) {
      case Border.Closed(var why) -> out.write(handshake.refused(why));
      case Border.Open(var address, var tlsOnly) -> {
        try (var server = new Socket()) {
          if (connected(server, new InetSocketAddress(address, host.port()))) {
            out.write(handshake.accepted());
            out.flush();
            client.setSoTimeout(0);
            new Pipe(client, in, server, tlsOnly).run();
          } else {
            out.write(handshake.refused("the host cannot be reached"));
          }
        }
      }
    }
  }

  private static boolean connected(Socket server, InetSocketAddress to) {
    try {
      server.connect(to, CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
