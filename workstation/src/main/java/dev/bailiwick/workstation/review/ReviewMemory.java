package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.Outcome;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.text.ContentDigest;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What came of the files of one repository the last time, in a file of the state folder: a head
/// that names program and rules, all looks, then for each part which of these it took and its
/// outcome; at the end the digest of it all. A file that is not whole, or of another program or
/// other rules, is as if there was none. Reading is thread-safe.
final class ReviewMemory {
  private static final int MAGIC = 0x42575256;
  private static final int LARGEST = 512 << 20;

  /// A part's outcome as bytes, and what it looked at.
  private record Kept(List<Look> looks, byte[] outcome) {}

  private final Path file;
  private final String made;
  private final Map<String, Kept> before;
  private final Map<String, Kept> now = new TreeMap<>();
  private final Set<String> done = new HashSet<>();

  private ReviewMemory(Path file, String made, Map<String, Kept> before) {
    this.file = file;
    this.made = made;
    this.before = before;
  }

  /// @param folder in which a file a repository is kept
  /// @param root of the repository
  static ReviewMemory open(Path folder, Path root, Rules rules) {
    var file = folder.resolve(ContentDigest.of(root.toString()) + ".review");
    var made = EngineStamp.of() + " " + rules.digest();
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        return new ReviewMemory(file, made, read(Files.readAllBytes(file), made));
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return new ReviewMemory(file, made, Map.of());
    }
    return new ReviewMemory(file, made, Map.of());
  }

  private static Map<String, Kept> read(byte[] bytes, String made) throws IOException {
    int end = bytes.length - 32;
    var digest = new String(bytes, end, 32, StandardCharsets.US_ASCII);
    var body = Arrays.copyOf(bytes, end);
    var in = new DataInputStream(new ByteArrayInputStream(body));
    if (!ContentDigest.of(body).equals(digest)
        || in.readInt() != MAGIC
        || !in.readUTF().equals(made)) {
      return Map.of();
    }
    var looks = new Look[in.readInt()];
    for (int i = 0; i < looks.length; i++) {
      looks[i] = new Look(Look.Kind.values()[in.readByte()], in.readUTF(), in.readUTF());
    }
    var kept = new HashMap<String, Kept>();
    for (int left = in.readInt(); left > 0; left--) {
      var name = in.readUTF();
      var own = new Look[in.readInt()];
      for (int i = 0; i < own.length; i++) {
        own[i] = looks[in.readInt()];
      }
      kept.put(name, new Kept(List.of(own), in.readNBytes(in.readInt())));
    }
    return kept;
  }

  /// What came of the part the last time; whether it still holds is not asked.
  Optional<Outcome> outcome(String part, Rules rules, Project project) {
    var known = before.get(part);
    try {
      return known == null
          ? Optional.empty()
          : Optional.of(new OutcomeFormat(rules, project).read(known.outcome, known.looks));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What the part looked at the last time; nothing where it is not known.
  Optional<List<Look>> looks(String part) {
    return Optional.ofNullable(before.get(part)).map(Kept::looks);
  }

  /// Keeps what was known of a part.
  synchronized void keep(String part) {
    done.add(part);
    var known = before.get(part);
    if (known != null) {
      now.put(part, known);
    }
  }

  /// Forgets what was known of a part.
  synchronized void forget(String part) {
    done.add(part);
  }

  /// Keeps what came of a part now.
  synchronized void keep(String part, Outcome outcome) {
    done.add(part);
    try {
      now.put(part, new Kept(outcome.looks(), OutcomeFormat.write(outcome)));
    } catch (IOException e) {
      now.remove(part);
    }
  }

  /// Writes what was kept, with what was known of files that nobody asked about, where anything has
  /// changed; what cannot be written is looked at again the next time.
  synchronized void save(Project project) {
    before.forEach((part, known) -> {
      boolean isGone = Language.of(part).isPresent() && project.file(part).isEmpty();
      if (!done.contains(part) && !isGone) {
        now.put(part, known);
      }
    });
    if (now.equals(before)) {
      return;
    }
    try {
      PrivateFile.write(file, bytes());
    } catch (IOException | UncheckedIOException e) {
      now.clear();
    }
  }

  private byte[] bytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeUTF(made);
    var numbers = new LinkedHashMap<Look, Integer>();
    for (var kept : now.values()) {
      for (var look : kept.looks) {
        numbers.putIfAbsent(look, numbers.size());
      }
    }
    out.writeInt(numbers.size());
    for (var look : new ArrayList<>(numbers.keySet())) {
      out.writeByte(look.kind().ordinal());
      out.writeUTF(look.path());
      out.writeUTF(look.seen());
    }
    out.writeInt(now.size());
    for (var entry : now.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue().looks.size());
      for (var look : entry.getValue().looks) {
        out.writeInt(numbers.getOrDefault(look, 0));
      }
      out.writeInt(entry.getValue().outcome.length);
      out.write(entry.getValue().outcome);
    }
    var body = bytes.toByteArray();
    out.write(ContentDigest.of(body).getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }
}
