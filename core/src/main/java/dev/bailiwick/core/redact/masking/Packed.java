package dev.bailiwick.core.redact.masking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Content that is compressed, changed inside and packed again.
final class Packed {
  static final int DEEPEST = 2;
  private static final int LARGEST = 64 << 20;

  enum Kind {
    GZIP,
    ZIP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The content is not what its first bytes say, or too large: it is left as it is.
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;
  }

  private Packed() {}

  /// By the first bytes (RFC 1952; PKWARE APPNOTE 4.3.7).
  static Optional<Kind> kind(byte[] bytes, int length) {
    if (length > 18 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8) {
      return Optional.of(Kind.GZIP);
    }
    boolean zip =
        length > 30 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    return zip ? Optional.of(Kind.ZIP) : Optional.empty();
  }

  /// The content with its parts changed, or empty where none of them changes.
  ///
  /// @param change a part's new content, or empty where it stays
  /// @param renamed a part's new name
  static Optional<byte[]> changed(
      Kind kind,
      byte[] bytes,
      Function<byte[], Optional<byte[]>> change,
      UnaryOperator<byte[]> renamed) {
    try {
      return switch (kind) {
        case GZIP -> gzip(bytes, change);
        case ZIP -> zip(bytes, change, renamed);
      };
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> gzip(byte[] bytes, Function<byte[], Optional<byte[]>> change)
      throws IOException {
    byte[] inner;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      inner = in.readNBytes(LARGEST + 1);
    }
    if (inner.length > LARGEST) {
      throw new Unreadable();
    }
    var outer = change.apply(inner);
    if (outer.isEmpty()) {
      return outer;
    }
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(outer.get());
    }
    return Optional.of(out.toByteArray());
  }

  private static Optional<byte[]> zip(
      byte[] bytes, Function<byte[], Optional<byte[]>> change, UnaryOperator<byte[]> renamed)
      throws IOException {
    var out = new ByteArrayOutputStream(bytes.length);
    boolean changed = false;
    long total = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(bytes));
        var zip = new ZipOutputStream(out)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var inner = in.readNBytes(LARGEST + 1);
        total += inner.length;
        if (total > LARGEST) {
          throw new Unreadable();
        }
        var content = change.apply(inner);
        var name = name(entry.getName(), renamed);
        changed |= content.isPresent() || !name.equals(entry.getName());
        write(zip, entry, name, content.orElse(inner));
      }
    }
    return changed ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  private static String name(String name, UnaryOperator<byte[]> renamed) {
    return new String(renamed.apply(name.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static void write(ZipOutputStream zip, ZipEntry old, String name, byte[] content)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setMethod(old.getMethod());
    if (old.getLastModifiedTime() != null) {
      entry.setLastModifiedTime(old.getLastModifiedTime());
    }
    if (old.getMethod() == ZipEntry.STORED) {
      var sum = new CRC32();
      sum.update(content);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
