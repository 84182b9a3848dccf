package dev.bailiwick.workstation.hook;

import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Stands where the daemon stands and sends given bytes, whatever is asked. An answer that starts
/// with `HOLD` keeps the connection open behind the rest.
final class ScriptedDaemon implements AutoCloseable {
  private final ServerSocketChannel server;
  private final List<SocketChannel> held = new ArrayList<>();

  ScriptedDaemon(Places places, String answer) throws IOException {
    PrivateFile.folder(places.runtime());
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(places.socket()));
    Files.setPosixFilePermissions(places.socket(), PosixFilePermissions.fromString("rw-------"));
    Thread.ofPlatform().daemon().start(() -> serve(answer));
  }

  private void serve(String answer) {
    try {
      while (true) {
        var client = server.accept();
        held.add(client);
        client.read(ByteBuffer.allocate(64 << 10));
        var hold = answer.startsWith("HOLD");
        client.write(ByteBuffer.wrap(answer.replace("HOLD", "").getBytes(StandardCharsets.UTF_8)));
        if (!hold) {
          client.close();
        }
      }
    } catch (IOException _) {
      // closed: the test is over
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var client : List.copyOf(held)) {
      client.close();
    }
  }
}
