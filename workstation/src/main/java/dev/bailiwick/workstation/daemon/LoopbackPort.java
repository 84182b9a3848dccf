package dev.bailiwick.workstation.daemon;

import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The loopback port: chosen once, kept in a file, so that agents' settings stay true over
/// restarts.
///
/// Chosen below 32768, where Linux starts to hand out ports to outgoing connections (and macOS from
/// 49152), so that no browser connection sits on it after a reboot.
final class LoopbackPort {
  private static final int FIRST = 21_000;
  private static final int COUNT = 11_000;

  private LoopbackPort() {}

  static int at(Path file) {
    var stored = PrivateFile.read(file);
    if (stored.isPresent()) {
      return number(file, stored.get());
    }
    var random = new SecureRandom();
    for (int i = 0; i < 200; i++) {
      int candidate = FIRST + random.nextInt(COUNT);
      if (isFree(candidate)) {
        PrivateFile.write(file, candidate + "\n");
        return candidate;
      }
    }
    throw new IllegalStateException("no free loopback port found");
  }

  private static int number(Path file, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new IllegalStateException(file + ":1: not a port number; delete the file");
  }

  static boolean isFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
