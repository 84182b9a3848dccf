package dev.bailiwick.workstation.daemon;

import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;

/// What the daemon has to say to a person, and where faults leave their traces. Thread-safe.
///
/// Holds no event and no exception's message: a message may quote what it choked on, and that may
/// be a secret. At 4 MB the file becomes `daemon.log.1`.
public final class DaemonLog implements AutoCloseable {
  private static final long LIMIT_BYTES = 4 << 20;
  private final Path file;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private FileChannel channel;

  public DaemonLog(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    PrivateFile.folder(file.toAbsolutePath().resolveSibling(""));
    channel = PrivateFile.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  public void say(String line) {
    append(clock.instant() + " " + line.replaceAll("\\p{Cntrl}", " ") + "\n");
  }

  /// Records the fault's types and frames under a new id, which is all that leaves the daemon.
  public String fault(Throwable fault) {
    var id = String.format("E-%06x", random.nextInt(1 << 24));
    var text = new StringBuilder().append(clock.instant()).append(' ').append(id).append('\n');
    int causes = 0;
    for (Throwable t = fault; t != null && causes < 8; t = t.getCause(), causes++) {
      text.append(causes == 0 ? "  " : "  caused by ").append(t.getClass().getName()).append('\n');
      var frames = t.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, 40); i++) {
        text.append("    at ").append(frames[i]).append('\n');
      }
    }
    append(text.toString());
    return id;
  }

  private synchronized void append(String text) {
    try {
      if (channel.size() > LIMIT_BYTES) {
        channel.close();
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        channel =
            PrivateFile.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      }
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // A full disk must not turn a decision into a fault; standard error is the last place left.
      System.err.print(text);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
