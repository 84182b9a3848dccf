package dev.bailiwick.workstation.purge.pack;

import dev.bailiwick.workstation.history.IdTable;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// New objects on their way into one pack beside the old ones. Thread-safe.
///
/// Until [#finish] the file has a name that git passes over and clears away. Source of fact: git's
/// `Documentation/gitformat-pack.txt`.
public final class PackWriter implements Closeable {
  private static final int OFS_DELTA = 6;

  private static final int LONGEST_STORED = 512;

  private final Path folder;
  private final Path file;
  private final int idBytes;
  private final OutputStream out;
  private final IdTable written;
  private final Queue<Deflater> deflaters = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> large = new ConcurrentHashMap<>();
  private final CRC32 sum = new CRC32();
  private long[] offsets = new long[1024];
  private int[] sums = new int[1024];
  private long offset = 12;

  /// @param pack the folder of packs
  public PackWriter(Path pack, int idBytes) throws IOException {
    this.folder = Files.createDirectories(pack);
    this.idBytes = idBytes;
    // As git names its own: no pack yet to whoever looks, and swept by `git gc` if it is left.
    this.file = folder.resolve("tmp_pack_" + ProcessHandle.current().pid());
    this.written = new IdTable(idBytes);
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    out.write(new byte[12]);
  }

  /// Where an object stands in the pack.
  ///
  /// @param depth how many deltas lead to it
  public record Entry(byte[] id, long offset, int depth) {}

  public byte[] id(ObjectKind kind, byte[] content) {
    var digest = digest(idBytes);
    digest.update(header(kind, content.length));
    return digest.digest(content);
  }

  /// What stands before a content when it gets its id.
  static byte[] header(ObjectKind kind, int length) {
    return (kind.name().toLowerCase(Locale.ROOT) + " " + length + "\0")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static MessageDigest digest(int idBytes) {
    try {
      return MessageDigest.getInstance(idBytes == 20 ? "SHA-1" : "SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-1 and SHA-256", e);
    }
  }

  /// Writes an object whole, unless it is written already.
  public Entry write(ObjectKind kind, byte[] content) throws IOException {
    return write(id(kind, content), kind, content);
  }

  /// Writes an object whole, unless it is written already.
  ///
  /// @param id the content's
  public Entry write(byte[] id, ObjectKind kind, byte[] content) throws IOException {
    if (content.length > ObjectWalk.LARGEST_WHOLE) {
      large.put(HexFormat.of().formatHex(id), content.length);
    }
    return add(id, code(kind), content.length, new byte[0], deflated(content), 0);
  }

  /// Writes an object as steps from one that is written already.
  public Entry writeDelta(byte[] id, Entry base, byte[] steps) throws IOException {
    var packed = deflated(steps);
    synchronized (this) {
      var back = distance(offset - base.offset());
      return add(id, OFS_DELTA, steps.length, back, packed, base.depth() + 1);
    }
  }

  private static int code(ObjectKind kind) {
    return switch (kind) {
      case COMMIT -> 1;
      case TREE -> 2;
      case BLOB -> 3;
      case TAG -> 4;
    };
  }

  private synchronized Entry add(
      byte[] id, int type, long size, byte[] base, byte[] packed, int depth) throws IOException {
    var entry = new Entry(id, offset, depth);
    if (written.find(id, 0) >= 0) {
      return entry;
    }
    int number = written.add(id, 0);
    if (number == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * number);
      sums = Arrays.copyOf(sums, 2 * number);
    }
    offsets[number] = offset;
    sum.reset();
    put(header(type, size));
    put(base);
    put(packed);
    sums[number] = (int) sum.getValue();
    return entry;
  }

  private void put(byte[] bytes) throws IOException {
    sum.update(bytes);
    out.write(bytes);
    offset += bytes.length;
  }

  /// Whether the object is in this pack.
  public synchronized boolean isWritten(byte[] id) {
    return written.find(id, 0) >= 0;
  }

  private static byte[] header(int type, long size) {
    var bytes = new byte[10];
    long rest = size >>> 4;
    int at = 0;
    bytes[at] = (byte) (type << 4 | size & 15);
    while (rest != 0) {
      bytes[at++] |= (byte) 0x80;
      bytes[at] = (byte) (rest & 127);
      rest >>>= 7;
    }
    return Arrays.copyOf(bytes, at + 1);
  }

  private static byte[] distance(long back) {
    var bytes = new byte[10];
    int at = bytes.length;
    bytes[--at] = (byte) (back & 127);
    for (long rest = back >>> 7; rest != 0; rest >>>= 7) {
      rest--;
      bytes[--at] = (byte) (0x80 | rest & 127);
    }
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  /// In zlib's form (RFC 1950); a short content as it is (RFC 1951, 3.2.4), since steps are mostly
  /// ids and these do not shrink.
  private byte[] deflated(byte[] content) {
    if (content.length <= LONGEST_STORED) {
      return stored(content);
    }
    var idle = deflaters.poll();
    var deflater = idle == null ? new Deflater(Deflater.BEST_SPEED) : idle;
    deflater.reset();
    deflater.setInput(content);
    deflater.finish();
    var buffer = new byte[content.length + content.length / 1000 + 64];
    int length = deflater.deflate(buffer);
    deflaters.add(deflater);
    return Arrays.copyOf(buffer, length);
  }

  private static byte[] stored(byte[] content) {
    var sum = new Adler32();
    sum.update(content);
    return ByteBuffer.allocate(content.length + 11)
        .put(new byte[] {0x78, 0x01, 0x01})
        .putShort(Short.reverseBytes((short) content.length))
        .putShort(Short.reverseBytes((short) ~content.length))
        .put(content)
        .putInt((int) sum.getValue())
        .array();
  }

  /// Gives the pack its index and its name, after every object in it was read back and found to be
  /// what its id says. Nothing refers to what is in it yet.
  ///
  /// @throws IOException where one was not; nothing of it is left then
  public void finish() throws IOException {
    out.close();
    if (written.count() == 0) {
      Files.delete(file);
      return;
    }
    var checksum = seal();
    var index = folder.resolve(file.getFileName().toString().replace("pack_", "idx_"));
    try {
      Files.write(index, new IndexFile(written, offsets, sums).bytes(checksum));
      new PackCheck(index, file, idBytes, large).run();
      var name = "pack-" + HexFormat.of().formatHex(checksum);
      move(file, folder.resolve(name + ".pack"));
      move(index, folder.resolve(name + ".idx"));
    } finally {
      Files.deleteIfExists(index);
    }
  }

  /// Read-only, as git's own.
  private static void move(Path from, Path to) throws IOException {
    Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("r--r--r--"));
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] seal() throws IOException {
    var digest = digest(idBytes);
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.write("PACK".getBytes(StandardCharsets.US_ASCII));
      access.writeInt(2);
      access.writeInt(written.count());
      access.seek(0);
      var buffer = new byte[1 << 20];
      for (int read = access.read(buffer); read >= 0; read = access.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      var checksum = digest.digest();
      access.write(checksum);
      access.getFD().sync();
      return checksum;
    }
  }

  /// Forgets the file where [#finish] was not reached.
  @Override
  public void close() throws IOException {
    deflaters.forEach(Deflater::end);
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
