package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.value.CodeFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// A memory of reviews as bytes: a number, what made it, folders, files, all looks, then for each
/// part the numbers of its looks and its outcome; at the end a checksum of it all, against damage.
/// Texts and lists begin with their length.
final class MemoryFormat {
  private static final int MAGIC = 0x42575258;

  /// What a file holds.
  record Content(
      Map<String, KnownFiles.Folder> folders,
      Map<String, KnownFiles.Content> files,
      Look[] looks,
      Map<String, Part> parts) {
    static final Content NOTHING = new Content(Map.of(), Map.of(), new Look[0], Map.of());
  }

  /// A part's outcome, as a piece of the whole, and the places of its looks among all.
  record Part(int[] looks, byte[] in, int at, int length) {}

  private MemoryFormat() {}

  /// @throws IllegalArgumentException or a runtime exception of buffers where it is damaged
  static Content read(byte[] bytes, String made) {
    var in = ByteBuffer.wrap(bytes);
    int end = bytes.length - Integer.BYTES;
    if (checksum(bytes, end) != in.getInt(end) || in.getInt() != MAGIC || !text(in).equals(made)) {
      return Content.NOTHING;
    }
    var folders = new HashMap<String, KnownFiles.Folder>();
    for (int left = in.getInt(); left > 0; left--) {
      folders.put(text(in), new KnownFiles.Folder(stamp(in), names(in)));
    }
    var files = new HashMap<String, KnownFiles.Content>();
    for (int left = in.getInt(); left > 0; left--) {
      var path = text(in);
      var stamp = stamp(in);
      var facts = new CodeFile.Facts(text(in), in.getInt(), in.get() != 0);
      files.put(path, new KnownFiles.Content(stamp, facts, in.get() != 0));
    }
    var looks = new Look[in.getInt()];
    var kinds = Look.Kind.values();
    for (int i = 0; i < looks.length; i++) {
      looks[i] = new Look(kinds[in.get()], text(in), text(in));
    }
    var parts = new HashMap<String, Part>();
    for (int left = in.getInt(); left > 0; left--) {
      var name = text(in);
      var own = new int[in.getInt()];
      in.asIntBuffer().get(own);
      in.position(in.position() + own.length * Integer.BYTES);
      int length = in.getInt();
      parts.put(name, new Part(own, bytes, in.position(), length));
      in.position(in.position() + length);
    }
    return new Content(folders, files, looks, parts);
  }

  private static Map<String, FileState.Kind> names(ByteBuffer in) {
    var kinds = FileState.Kind.values();
    var names = new TreeMap<String, FileState.Kind>();
    for (int left = in.getInt(); left > 0; left--) {
      names.put(text(in), kinds[in.get()]);
    }
    return names;
  }

  private static FileState.Stamp stamp(ByteBuffer in) {
    return new FileState.Stamp(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  private static String text(ByteBuffer in) {
    int length = in.getInt();
    var text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }

  static byte[] write(Content content, String made) throws IOException {
    var bytes = new ByteArrayOutputStream(1 << 20);
    var out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    write(made, out);
    out.writeInt(content.folders.size());
    for (var folder : content.folders.entrySet()) {
      write(folder.getKey(), out);
      write(folder.getValue().stamp(), out);
      out.writeInt(folder.getValue().names().size());
      for (var name : folder.getValue().names().entrySet()) {
        write(name.getKey(), out);
        out.writeByte(name.getValue().ordinal());
      }
    }
    out.writeInt(content.files.size());
    for (var file : content.files.entrySet()) {
      write(file.getKey(), out);
      write(file.getValue().stamp(), out);
      write(file.getValue().facts().digest(), out);
      out.writeInt(file.getValue().facts().size());
      out.writeBoolean(file.getValue().facts().isGate());
      out.writeBoolean(file.getValue().isByTool());
    }
    out.writeInt(content.looks.length);
    for (var look : content.looks) {
      out.writeByte(look.kind().ordinal());
      write(look.path(), out);
      write(look.seen(), out);
    }
    writeParts(content.parts, out);
    var body = bytes.toByteArray();
    out.writeInt(checksum(body, body.length));
    return bytes.toByteArray();
  }

  private static void writeParts(Map<String, Part> parts, DataOutputStream out) throws IOException {
    out.writeInt(parts.size());
    for (var entry : parts.entrySet()) {
      var part = entry.getValue();
      write(entry.getKey(), out);
      out.writeInt(part.looks.length);
      for (var look : part.looks) {
        out.writeInt(look);
      }
      out.writeInt(part.length);
      out.write(part.in, part.at, part.length);
    }
  }

  private static void write(FileState.Stamp stamp, DataOutputStream out) throws IOException {
    out.writeLong(stamp.device());
    out.writeLong(stamp.inode());
    out.writeLong(stamp.modified());
    out.writeLong(stamp.changed());
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static int checksum(byte[] bytes, int length) {
    var sum = new CRC32();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
