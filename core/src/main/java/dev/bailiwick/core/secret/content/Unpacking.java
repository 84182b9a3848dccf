package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.secret.decoding.Archive;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/// What lies inside of one content, archives in archives as well, within bounds that are told where
/// they bite. What is read of an archive is counted once it is unpacked, so a bomb ends early. One
/// thread, one content.
final class Unpacking {
  static final int MOST_LAYERS = 4;
  static final long MOST_BYTES = 256L << 20;
  static final int MOST_ENTRIES = 50_000;

  private final ContentScan scan;
  private final Collected collected;
  private long bytes;
  private int entries;
  private int layers;

  /// The bounds are reached.
  private static final class FullException extends IOException {
    private static final long serialVersionUID = 1;

    FullException(String message) {
      super(message);
    }
  }

  Unpacking(ContentScan scan, Collected collected) {
    this.scan = scan;
    this.collected = collected;
  }

  Collected collected() {
    return collected;
  }

  /// @param in from its first byte
  void open(Archive archive, String path, InputStream in) throws IOException {
    if (layers == MOST_LAYERS) {
      collected.limit("archives inside of " + MOST_LAYERS + " others");
      return;
    }
    layers++;
    try {
      switch (archive) {
        case GZIP -> entry(path, inner(path), new GZIPInputStream(in));
        case ZIP -> zip(path, new ZipInputStream(in));
        case TAR -> tar(path, new TarStream(in));
        case NONE -> throw new IllegalArgumentException(path);
      }
    } catch (FullException e) {
      if (layers > 1) {
        throw e;
      }
      collected.limit(String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      collected.limit("the rest of an archive that is damaged or locked");
    } finally {
      layers--;
    }
  }

  private static String inner(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".tgz")
        ? name.substring(0, name.length() - 3) + "tar"
        : name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private void zip(String path, ZipInputStream zip) throws IOException {
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        entry(path, entry.getName(), zip);
      }
    }
  }

  private void tar(String path, TarStream tar) throws IOException {
    while (tar.next()) {
      entry(path, tar.name(), tar);
    }
  }

  private void entry(String path, String name, InputStream in) throws IOException {
    if (++entries > MOST_ENTRIES) {
      throw new FullException("what lies behind " + MOST_ENTRIES + " entries of an archive");
    }
    scan.content(path + "!/" + name, new Counted(in), this);
  }

  /// Counts what comes out of archives, and ends at the bound.
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      bytes += read;
      if (bytes > MOST_BYTES) {
        throw new FullException("what lies behind " + (MOST_BYTES >> 20) + " MiB unpacked");
      }
    }
  }
}
