package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CommitText;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.history.object.TreeEntries;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Where files first appeared, found from below: which trees hold them, which trees hold those, and
/// which commits hold the topmost. That takes one walk over all trees (one a level of folders where
/// [FolderTrees] cannot keep them), and looks at no difference between commits, so it sees dangling
/// commits, stashes and merges alike.
///
/// Of several commits that brought a file in, the first is the one that no other of them leads to;
/// where that leaves more than one, the earliest by the committer's clock. One thread asks.
public final class Origins {
  private static final int DEEPEST = 256;

  /// The folders of more trees than this takes are not kept: all trees are walked again a level.
  private static final int MOST_KEPT = 32 << 20;

  /// A commit whose tree leads to a file that is asked for.
  private record Holder(int number, int root, CommitText text) {}

  private final ObjectWalk walk;
  private final int idBytes;
  private final int threads;
  private final int mostKept;
  private final IdTable marked;

  private Origins(ObjectWalk walk, int threads, int mostKept) {
    this.mostKept = mostKept;
    this.walk = walk;
    this.idBytes = walk.idBytes();
    this.threads = threads;
    this.marked = new IdTable(idBytes);
  }

  /// The first appearance of each of the files, by id, in the order of the commits; one that no
  /// commit holds is left out.
  ///
  /// @param files ids, hexadecimal
  public static Map<String, Origin> of(ObjectWalk walk, Set<String> files, int threads)
      throws IOException {
    return of(walk, files, threads, MOST_KEPT);
  }

  /// @param mostKept bytes of trees that are kept in memory
  static Map<String, Origin> of(ObjectWalk walk, Set<String> files, int threads, int mostKept)
      throws IOException {
    if (files.isEmpty()) {
      return Map.of();
    }
    var origins = new Origins(walk, threads, mostKept);
    for (var file : files) {
      origins.marked.add(HexFormat.of().parseHex(file), 0);
    }
    var ways = origins.climb();
    return origins.descend(files.size(), origins.holders(), ways);
  }

  /// Marks all trees that lead to a file; returns them with the entries that do, by their numbers,
  /// others may be among them.
  private FolderTrees climb() throws IOException {
    var trees = new FolderTrees(idBytes, mostKept);
    var found = new ArrayList<byte[]>();
    visit(
        ObjectKind.TREE,
        (place, bytes, length) -> {
          var id = walk.rawId(place);
          trees.add(id, bytes, length, entry -> entry.isFolder() || isMarked(entry));
          addLeading(id, new TreeEntries(bytes, 0, length, idBytes), found);
        });
    for (int level = 1; level < DEEPEST && mark(found); level++) {
      if (trees.isWhole()) {
        trees.forEach((id, entries) -> addLeading(id, entries, found));
      } else {
        visit(
            ObjectKind.TREE,
            (place, bytes, length) ->
                addLeading(walk.rawId(place), new TreeEntries(bytes, 0, length, idBytes), found));
      }
    }
    var ways = trees.isWhole() ? trees : ways();
    ways.index(marked);
    return ways;
  }

  /// Marks what was found and forgets it; false where there was nothing.
  private boolean mark(List<byte[]> found) {
    found.forEach(id -> marked.add(id, 0));
    boolean any = !found.isEmpty();
    found.clear();
    return any;
  }

  private void addLeading(byte[] id, TreeEntries entries, List<byte[]> found) {
    if (marked.find(id, 0) >= 0) {
      return;
    }
    while (entries.advance()) {
      if (isMarked(entries)) {
        synchronized (found) {
          found.add(id);
        }
        return;
      }
    }
  }

  private boolean isMarked(TreeEntries entry) {
    return number(entry) >= 0;
  }

  private int number(TreeEntries entry) {
    return marked.find(entry.bytes(), entry.id());
  }

  private FolderTrees ways() throws IOException {
    var ways = new FolderTrees(idBytes, Integer.MAX_VALUE);
    visit(
        ObjectKind.TREE,
        (place, bytes, length) -> ways.add(walk.rawId(place), bytes, length, this::isMarked));
    return ways;
  }

  private List<Holder> holders() throws IOException {
    var found = new ArrayList<Map.Entry<String, CommitText>>();
    visit(
        ObjectKind.COMMIT,
        (place, bytes, length) -> {
          var text = CommitText.of(bytes, length, idBytes);
          if (text.isPresent() && marked.find(text.get().tree(), 0) >= 0) {
            var id = walk.id(place);
            synchronized (found) {
              found.add(Map.entry(id, text.get()));
            }
          }
        });
    var holders = new ArrayList<Holder>();
    for (var one : found) {
      int root = marked.find(one.getValue().tree(), 0);
      int number = marked.add(HexFormat.of().parseHex(one.getKey()), 0);
      holders.add(new Holder(number, root, one.getValue()));
    }
    return ancestorsFirst(holders);
  }

  private List<Holder> ancestorsFirst(List<Holder> holders) {
    var byNumber = new HashMap<Integer, Holder>();
    holders.forEach(holder -> byNumber.put(holder.number(), holder));
    var children = new HashMap<Integer, List<Holder>>();
    var waiting = new HashMap<Integer, Integer>();
    var ready =
        new PriorityQueue<Holder>(
            Comparator.comparingLong((Holder holder) -> holder.text().committed())
                .thenComparing(holder -> HexFormat.of().formatHex(marked.id(holder.number()))));
    for (var holder : holders) {
      int parents = 0;
      for (var parent : holder.text().parents()) {
        int number = marked.find(parent, 0);
        if (byNumber.containsKey(number)) {
          children.computeIfAbsent(number, _ -> new ArrayList<>()).add(holder);
          parents++;
        }
      }
      waiting.put(holder.number(), parents);
      if (parents == 0) {
        ready.add(holder);
      }
    }
    var ordered = new ArrayList<Holder>();
    while (!ready.isEmpty()) {
      var holder = ready.poll();
      ordered.add(holder);
      for (var child : children.getOrDefault(holder.number(), List.of())) {
        if (waiting.merge(child.number(), -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return ordered;
  }

  /// Goes down from each commit into trees that no earlier one had.
  private Map<String, Origin> descend(int files, List<Holder> holders, FolderTrees ways) {
    var origins = new LinkedHashMap<String, Origin>();
    var visited = new BitSet();
    for (var holder : holders) {
      var pending = new ArrayDeque<Map.Entry<Integer, String>>();
      pending.push(Map.entry(holder.root(), ""));
      while (!pending.isEmpty()) {
        var next = pending.pop();
        int number = next.getKey();
        if (visited.get(number)) {
          continue;
        }
        visited.set(number);
        if (number < files) {
          origins.put(hex(number), origin(holder, next.getValue()));
        }
        var folder = next.getValue().isEmpty() ? "" : next.getValue() + "/";
        var entries = ways.entries(number);
        while (entries != null && entries.advance()) {
          int leading = number(entries);
          if (leading >= 0 && !visited.get(leading)) {
            pending.push(Map.entry(leading, folder + entries.name()));
          }
        }
      }
    }
    return origins;
  }

  private Origin origin(Holder holder, String path) {
    var text = holder.text();
    return new Origin(hex(holder.number()), text.author(), CommitText.date(text.written()), path);
  }

  private String hex(int number) {
    return HexFormat.of().formatHex(marked.id(number));
  }

  @FunctionalInterface
  private interface Each {
    void object(Place place, byte[] bytes, int length);
  }

  private void visit(ObjectKind kind, Each each) throws IOException {
    walk.visit(
        new ObjectWalk.Wanted(EnumSet.of(kind), threads, () -> {}),
        () -> (_, place, bytes, length, _) -> each.object(place, bytes, length));
  }
}
