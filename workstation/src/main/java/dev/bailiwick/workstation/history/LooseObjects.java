package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.Content;
import dev.bailiwick.workstation.history.object.CorruptObject;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Objects that lie in files of their own. Thread-safe.
final class LooseObjects {
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern SHORT_NAME = Pattern.compile("[0-9a-f]{38}");
  private static final Pattern LONG_NAME = Pattern.compile("[0-9a-f]{62}");
  private static final int LONGEST_HEADER = 32;
  private static final int WINDOW = 4 << 20;

  /// The header of a loose object.
  private record Header(ObjectKind kind, long size) {}

  private final ObjectStore store;

  LooseObjects(ObjectStore store) {
    this.store = store;
  }

  /// The ids of all loose objects of all folders, hexadecimal, each once.
  List<String> ids() throws IOException {
    var name = store.idBytes() == 20 ? SHORT_NAME : LONG_NAME;
    var ids = new ArrayList<String>();
    for (var folder : store.folders()) {
      for (var part : names(folder, FOLDER)) {
        names(folder.resolve(part), name).forEach(rest -> ids.add(part + rest));
      }
    }
    return store.folders().size() == 1 ? ids : ids.stream().distinct().toList();
  }

  private static List<String> names(Path folder, Pattern wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        var name = String.valueOf(entry.getFileName());
        if (wanted.matcher(name).matches()) {
          names.add(name);
        }
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return names;
  }

  private Optional<Path> file(String id) {
    for (var folder : store.folders()) {
      var file = folder.resolve(id.substring(0, 2)).resolve(id.substring(2));
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /// Passes an object on, in windows where it is large.
  ///
  /// @throws IOException where it is gone, or not an object
  void visit(String id, Place place, ObjectWalk.Wanted wanted, ObjectVisitor visitor)
      throws IOException {
    try (var in = open(id)) {
      var header = header(in);
      if (!wanted.kinds().contains(header.kind())) {
        return;
      }
      if (header.size() <= ObjectWalk.LARGEST_WHOLE) {
        var content = whole(in, header);
        visitor.object(header.kind(), place, content.bytes(), content.length(), 0);
        return;
      }
      windows(in, header, place, visitor);
    } catch (ZipException e) {
      throw new CorruptObject("the object does not inflate");
    }
  }

  /// The object, or null where it is not here, broken or larger than is held in memory.
  @Nullable Content read(byte[] id) {
    try (var in = open(HexFormat.of().formatHex(id))) {
      var header = header(in);
      return header.size() > ObjectWalk.LARGEST_WHOLE ? null : whole(in, header);
    } catch (IOException e) {
      return null;
    }
  }

  private InputStream open(String id) throws IOException {
    var file = file(id);
    if (file.isEmpty()) {
      throw new CorruptObject("the object is gone");
    }
    return new InflaterInputStream(Files.newInputStream(file.get()));
  }

  private static Header header(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (int next = in.read(); next > 0; next = in.read()) {
      text.append((char) next);
      if (text.length() > LONGEST_HEADER) {
        break;
      }
    }
    var words = text.toString().split(" ", 2);
    var kind = ObjectKind.ofWord(words[0]);
    if (kind.isEmpty() || words.length < 2 || !words[1].matches("[0-9]{1,15}")) {
      throw new CorruptObject("the file does not begin like an object");
    }
    return new Header(kind.get(), Long.parseLong(words[1]));
  }

  private static Content whole(InputStream in, Header header) throws IOException {
    var bytes = in.readNBytes((int) header.size());
    if (bytes.length != header.size() || in.read() >= 0) {
      throw new CorruptObject("the object is not as long as it says");
    }
    return new Content(header.kind(), bytes, bytes.length);
  }

  private static void windows(InputStream in, Header header, Place place, ObjectVisitor visitor)
      throws IOException {
    var bytes = new byte[WINDOW];
    long start = 0;
    int kept = 0;
    while (start + kept < header.size()) {
      int count = in.readNBytes(bytes, kept, WINDOW - kept);
      if (count == 0) {
        throw new CorruptObject("the object is not as long as it says");
      }
      int length = kept + count;
      visitor.object(header.kind(), place, bytes, length, start);
      kept = Math.min(ObjectWalk.OVERLAP, length);
      System.arraycopy(bytes, length - kept, bytes, 0, kept);
      start += length - kept;
    }
  }
}
