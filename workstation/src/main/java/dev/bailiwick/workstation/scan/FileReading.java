package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.secret.content.ContentScan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Reads one file after another into the same buffer and scans it. One thread.
final class FileReading {
  private static final Set<java.nio.file.OpenOption> HOW =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final int START = 256 << 10;

  private final ContentScan scan;
  private byte[] buffer = new byte[START];

  FileReading(ContentScan scan) {
    this.scan = scan;
  }

  /// What came of it.
  ///
  /// @param bytes how many were read
  record Read(ContentScan.Result result, long bytes) {}

  Read read(Path file, String shown) throws IOException {
    try (var channel = FileChannel.open(file, HOW)) {
      long size = channel.size();
      if (size >= ContentScan.WINDOW) {
        return new Read(scan.scan(shown, Channels.newInputStream(channel)), size);
      }
      if (size >= buffer.length) {
        buffer = new byte[(int) Math.min(ContentScan.WINDOW, 2 * size)];
      }
      int length = fill(channel);
      return length == buffer.length
          ? grown(channel, shown)
          : new Read(scan.scan(shown, buffer, length), length);
    }
  }

  /// The file grew while it was read.
  private Read grown(FileChannel channel, String shown) throws IOException {
    channel.position(0);
    return new Read(scan.scan(shown, Channels.newInputStream(channel)), channel.position());
  }

  private int fill(FileChannel channel) throws IOException {
    var into = ByteBuffer.wrap(buffer);
    while (into.hasRemaining() && channel.read(into) >= 0) {
      continue;
    }
    return into.position();
  }
}
