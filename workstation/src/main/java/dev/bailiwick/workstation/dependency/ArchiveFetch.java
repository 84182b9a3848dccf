package dev.bailiwick.workstation.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

/// Archives by address: `https:`, `http:` on loopback, `file:`, or a plain path.
public final class ArchiveFetch {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofMinutes(10);
  private static final long LARGEST = 4L << 30;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Path folder;

  /// @param folder where an archive lies while it is read
  public ArchiveFetch(Path folder) {
    this.folder = folder;
  }

  /// An archive on this machine; what was fetched is deleted in the end.
  record Archive(Path file, String sha256, boolean isFetched) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (isFetched) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// @throws IOException whose message is one clause for a person
  Archive archive(String address) throws IOException {
    var local = AdvisorySync.local(address);
    if (local.isPresent()) {
      if (!AdvisorySync.isReadable(local.get())) {
        throw new IOException("no such file");
      }
      try (var in = Files.newInputStream(local.get())) {
        return new Archive(local.get(), digest(in, java.io.OutputStream.nullOutputStream()), false);
      }
    }
    var uri = URI.create(address);
    if (!"https".equals(uri.getScheme()) && !LOOPBACK.contains(String.valueOf(uri.getHost()))) {
      throw new IOException("not over https; anybody on the way could change it");
    }
    return fetched(uri);
  }

  private Archive fetched(URI uri) throws IOException {
    var file = Files.createTempFile(Files.createDirectories(folder), "advisories", ".zip");
    boolean whole = false;
    try (var client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      var request = HttpRequest.newBuilder(uri).timeout(ANSWER).GET().build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the server answers " + answer.statusCode());
        }
        try (var out =
            Channels.newOutputStream(
                Files.newByteChannel(file, Set.of(StandardOpenOption.WRITE)))) {
          var archive = new Archive(file, digest(body, out), true);
          whole = true;
          return archive;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (java.net.ConnectException | java.nio.channels.UnresolvedAddressException e) {
      throw new IOException("no connection to " + uri.getHost(), e);
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String digest(InputStream in, java.io.OutputStream out) throws IOException {
    try (var digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      var buffer = new byte[1 << 16];
      long count = 0;
      for (int read = digesting.read(buffer); read >= 0; read = digesting.read(buffer)) {
        out.write(buffer, 0, read);
        count += read;
        if (count > LARGEST) {
          throw new IOException("longer than " + (LARGEST >> 30) + " GiB");
        }
      }
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
