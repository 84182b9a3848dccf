package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import dev.bailiwick.workstation.history.object.DeltaSteps;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.purge.pack.PackWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trees written anew where a name in them holds a value, or where they lead to something new. One
/// thread.
///
/// Each run of entries is looked at once, whatever the number of trees that share it. A new tree is
/// written as steps from the version of the same folder that was written before it.
final class TreeRewriting {
  private static final int DEEPEST_DELTA = 50;

  /// How many runs of the version before are looked through for one that is the same.
  private static final int FARTHEST_RUN = 64;

  private static final byte[] FOLDER = "40000 ".getBytes(StandardCharsets.US_ASCII);

  /// What is known of a run of entries.
  ///
  /// @param bytes its new entries
  /// @param renamed whether a name changed, so that the tree must be sorted anew
  private record Run(byte[] bytes, boolean renamed) {}

  private static final Run CLEAN = new Run(new byte[0], false);

  /// A tree that was written.
  private record Written(int tree, byte[] bytes, int[] starts, PackWriter.Entry entry) {}

  private final TreeTable trees;
  private final KnownSecrets known;
  private final Renamed renamed;
  private final PackWriter writer;
  private final int idBytes;
  private final @Nullable Run[] runs;
  private final boolean[] seen;
  private final Map<String, Written> last = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  TreeRewriting(
      TreeTable trees, KnownSecrets known, Renamed renamed, PackWriter writer, int idBytes) {
    this.trees = trees;
    this.known = known;
    this.renamed = renamed;
    this.writer = writer;
    this.idBytes = idBytes;
    this.runs = new Run[trees.runCount()];
    this.seen = new boolean[trees.count()];
  }

  /// Names that hold a value.
  List<Found> found() {
    return found;
  }

  /// Writes the tree and what is below it anew, as far as they change; [Renamed] tells.
  ///
  /// @param path the folder's, for the choice of what to write it as steps from
  void tree(int tree, String path) throws IOException {
    if (seen[tree]) {
      return;
    }
    seen[tree] = true;
    boolean changed = false;
    boolean sorted = true;
    var own = trees.runs(tree);
    for (int number : own) {
      var run = run(number, path);
      changed |= run != CLEAN;
      sorted &= !run.renamed();
    }
    if (!changed) {
      return;
    }
    var starts = new int[own.length + 1];
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < own.length; i++) {
      var run = run(own[i], path);
      out.writeBytes(run == CLEAN ? trees.run(own[i]) : run.bytes());
      starts[i + 1] = out.size();
    }
    write(tree, path, sorted ? out.toByteArray() : inOrder(out.toByteArray()), starts, sorted);
  }

  private void write(int tree, String path, byte[] bytes, int[] starts, boolean sorted)
      throws IOException {
    var id = writer.id(ObjectKind.TREE, bytes);
    renamed.put(trees.id(tree), id);
    if (writer.isWritten(id)) {
      return;
    }
    var base = last.get(path);
    PackWriter.Entry entry = null;
    if (base != null && sorted && base.entry().depth() < DEEPEST_DELTA) {
      var steps = steps(base, tree, bytes, starts);
      if (steps.length < bytes.length / 2) {
        entry = writer.writeDelta(id, base.entry(), steps);
      }
    }
    if (entry == null) {
      entry = writer.write(id, ObjectKind.TREE, bytes);
    }
    if (sorted) {
      last.put(path, new Written(tree, bytes, starts, entry));
    }
  }

  private byte[] steps(Written base, int tree, byte[] bytes, int[] starts) {
    var steps = new DeltaSteps(base.bytes().length, bytes.length);
    var from = trees.runs(base.tree());
    var to = trees.runs(tree);
    int next = 0;
    for (int i = 0; i < to.length; i++) {
      int at = next;
      int last = Math.min(from.length, next + FARTHEST_RUN);
      while (at < last && from[at] != to[i]) {
        at++;
      }
      if (at < last) {
        steps.copy(base.starts()[at], base.starts()[at + 1] - base.starts()[at]);
        next = at + 1;
      } else {
        steps.insert(bytes, starts[i], starts[i + 1]);
      }
    }
    return steps.bytes();
  }

  private Run run(int number, String path) throws IOException {
    var run = runs[number];
    if (run == null) {
      run = look(trees.run(number), path);
      runs[number] = run;
    }
    return run;
  }

  private Run look(byte[] entries, String path) throws IOException {
    byte[] fresh = null;
    boolean names = false;
    int at = 0;
    while (at < entries.length) {
      int name = at;
      while (name < entries.length && entries[name] != ' ') {
        name++;
      }
      name++;
      int id = name;
      while (id < entries.length && entries[id] != 0) {
        id++;
      }
      id++;
      if (id + idBytes > entries.length) {
        return CLEAN;
      }
      names |= known.isPlainlyIn(entries, name, id - 1);
      below(entries, at, name, id, path);
      var to = renamed.get(entries, id);
      if (to != null) {
        fresh = fresh == null ? entries.clone() : fresh;
        System.arraycopy(to, 0, fresh, id, idBytes);
      }
      at = id + idBytes;
    }
    if (names) {
      return new Run(renamed(fresh == null ? entries : fresh, path), true);
    }
    return fresh == null ? CLEAN : new Run(fresh, false);
  }

  private void below(byte[] entries, int at, int name, int id, String path) throws IOException {
    if (Arrays.equals(entries, at, name, FOLDER, 0, FOLDER.length)) {
      int child = trees.number(entries, id);
      if (child >= 0) {
        tree(child, path + "/" + new String(entries, name, id - 1 - name, StandardCharsets.UTF_8));
      }
    }
  }

  /// One entry of a tree.
  private record Entry(byte[] mode, byte[] name, byte[] id) {
    /// The name as git sorts it: a folder's with a slash behind it.
    byte[] sorted() {
      var key = Arrays.copyOf(name, name.length + 1);
      key[name.length] = Arrays.equals(mode, FOLDER) ? (byte) '/' : 0;
      return key;
    }

    void write(ByteArrayOutputStream out) {
      out.writeBytes(mode);
      out.writeBytes(name);
      out.write(0);
      out.writeBytes(id);
    }
  }

  private List<Entry> entries(byte[] bytes) {
    var entries = new ArrayList<Entry>();
    int at = 0;
    while (at < bytes.length) {
      int name = at;
      while (bytes[name++] != ' ') {}
      int end = name;
      while (bytes[end] != 0) {
        end++;
      }
      entries.add(
          new Entry(
              Arrays.copyOfRange(bytes, at, name),
              Arrays.copyOfRange(bytes, name, end),
              Arrays.copyOfRange(bytes, end + 1, end + 1 + idBytes)));
      at = end + 1 + idBytes;
    }
    return entries;
  }

  private byte[] renamed(byte[] bytes, String path) {
    var out = new ByteArrayOutputStream();
    for (var entry : entries(bytes)) {
      var name = known.nameWithout(entry.name());
      if (!Arrays.equals(name, entry.name())) {
        var shown = path + "/" + new String(name, StandardCharsets.UTF_8);
        found.add(new Found("name", shown, known.formsIn(entry.name(), entry.name().length)));
      }
      new Entry(entry.mode(), name, entry.id()).write(out);
    }
    return out.toByteArray();
  }

  /// Sorted, and a name that is there twice now with a number behind it.
  private byte[] inOrder(byte[] bytes) {
    var taken = new HashSet<String>();
    var entries = new ArrayList<Entry>();
    for (var entry : entries(bytes)) {
      var name = new String(entry.name(), StandardCharsets.ISO_8859_1);
      var free = name;
      for (int i = 2; !taken.add(free); i++) {
        free = name + "-" + i;
      }
      entries.add(new Entry(entry.mode(), free.getBytes(StandardCharsets.ISO_8859_1), entry.id()));
    }
    entries.sort((a, b) -> Arrays.compareUnsigned(a.sorted(), b.sorted()));
    var out = new ByteArrayOutputStream();
    entries.forEach(entry -> entry.write(out));
    return out.toByteArray();
  }
}
