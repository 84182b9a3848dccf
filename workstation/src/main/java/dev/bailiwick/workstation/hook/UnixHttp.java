package dev.bailiwick.workstation.hook;

import com.sun.security.auth.module.UnixSystem;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.store.Places;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.net.ExtendedSocketOptions;

/// One HTTP/1.1 exchange with the daemon over its Unix socket, framed by Content-Length (the server
/// keeps the connection open, so reading to the end would wait for ever).
public final class UnixHttp {
  private static final int ANSWER_LIMIT = 16 << 20;

  /// What came of a call.
  public sealed interface Result {}

  /// A whole answer of our daemon; `version` is what its header says.
  public record Answered(int status, String version, String body) implements Result {}

  /// Nobody listens.
  public record NoDaemon() implements Result {}

  /// Something is there that cannot be relied on; one line why.
  public record Doubtful(String why) implements Result {}

  private static final class Doubt extends RuntimeException {
    private static final long serialVersionUID = 1;

    Doubt(String why) {
      super(why, null, false, false);
    }
  }

  private final Places places;

  public UnixHttp(Places places) {
    this.places = places;
  }

  public Result call(String method, String path, byte[] body, Duration patience) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = threads.submit(() -> exchanged(method, path, body));
      try {
        return work.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        work.cancel(true);
        return new Doubtful("no answer from the daemon within " + patience.toMillis() + " ms");
      } catch (ExecutionException e) {
        return new Doubtful("the call to the daemon failed: " + e.getCause());
      } catch (InterruptedException e) {
        work.cancel(true);
        Thread.currentThread().interrupt();
        return new Doubtful("interrupted");
      }
    }
  }

  private Result exchanged(String method, String path, byte[] body) {
    try {
      if (!isOurs(places.runtime(), "rwx------") || !isOurs(places.socket(), "rw-------")) {
        return new Doubtful(
            places.runtime() + " and its socket must be yours, with modes 0700 and 0600");
      }
    } catch (NoSuchFileException e) {
      return new NoDaemon();
    } catch (IOException e) {
      return new Doubtful("cannot look at " + places.socket());
    }
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(places.socket()));
      } catch (IOException e) {
        return new NoDaemon();
      }
      var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
      if (!peer.user().equals(Files.getOwner(places.socket()))) {
        return new Doubtful("the daemon runs as another user");
      }
      send(channel, method, path, body);
      return answer(channel);
    } catch (IOException e) {
      return new Doubtful("the daemon hung up in the middle of its answer");
    } catch (Doubt doubt) {
      return new Doubtful(String.valueOf(doubt.getMessage()));
    }
  }

  private static boolean isOurs(Path path, String mode) throws IOException {
    var owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return owner instanceof Integer uid
        && Integer.toUnsignedLong(uid) == new UnixSystem().getUid()
        && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
            .equals(PosixFilePermissions.fromString(mode));
  }

  private static void send(SocketChannel channel, String method, String path, byte[] body)
      throws IOException {
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nX-Bailiwick: "
            + Version.CURRENT
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    for (var part : new byte[][] {head.getBytes(StandardCharsets.US_ASCII), body}) {
      var bytes = ByteBuffer.wrap(part);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static Result answer(SocketChannel channel) throws IOException {
    var got = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(16 << 10);
    int body = -1;
    long length = -1;
    var headers = Map.<String, String>of();
    var first = "";
    while (body < 0 || got.size() < body + length) {
      if (channel.read(buffer.clear()) < 0) {
        throw new Doubt("the daemon hung up in the middle of its answer");
      }
      got.write(buffer.array(), 0, buffer.position());
      if (body < 0) {
        var text = got.toString(StandardCharsets.ISO_8859_1);
        body = text.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
          body = -1;
          continue;
        }
        var lines = text.substring(0, body - 4).split("\r\n", -1);
        first = lines[0];
        headers = headers(lines);
        length = length(headers.getOrDefault("content-length", ""));
      }
    }
    if (got.size() > body + length) {
      throw new Doubt("the answer is longer than it says");
    }
    return checked(first, headers, got.toByteArray(), body);
  }

  private static Answered checked(
      String first, Map<String, String> headers, byte[] all, int bodyAt) {
    var version = headers.get("x-bailiwick");
    if (version == null || !first.matches("HTTP/1\\.1 [0-9]{3}( .*)?")) {
      throw new Doubt("what answers is not the daemon");
    }
    return new Answered(
        Integer.parseInt(first.substring(9, 12)),
        version,
        new String(all, bodyAt, all.length - bodyAt, StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(String[] lines) {
    var headers = new HashMap<String, String>();
    for (var line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static long length(String text) {
    if (!text.matches("[0-9]{1,8}") || Long.parseLong(text) > ANSWER_LIMIT) {
      throw new Doubt("an answer of no known length");
    }
    return Long.parseLong(text);
  }
}
