package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CommitText;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.history.object.TreeEntries;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;

/// Where files first appeared, found from below: which trees hold them, which trees hold those, and
/// which commits hold the topmost. That takes one walk over all trees a level of folders, and looks
/// at no difference between commits, so it sees dangling commits, stashes and merges alike.
///
/// Of several commits that brought a file in, the first is the one that no other of them leads to;
/// where that leaves more than one, the earliest by the committer's clock. One thread asks.
public final class Origins {
  private static final int DEEPEST = 256;

  /// Entries of a tree that lead to a file that is asked for.
  private record Way(int[] to, List<String> names) {}

  /// A commit whose tree leads to a file that is asked for.
  private record Holder(int number, int root, CommitText text) {}

  private final ObjectWalk walk;
  private final int idBytes;
  private final int threads;
  private final IdTable marked;
  private final Map<Integer, Way> ways = new HashMap<>();

  private Origins(ObjectWalk walk, int threads) {
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
    if (files.isEmpty()) {
      return Map.of();
    }
    var origins = new Origins(walk, threads);
    for (var file : files) {
      origins.marked.add(HexFormat.of().parseHex(file), 0);
    }
    origins.climb();
    return origins.descend(files.size(), origins.holders());
  }

  /// Marks all trees that lead to a file.
  private void climb() throws IOException {
    for (int level = 0; level < DEEPEST; level++) {
      var found = new ArrayList<Map.Entry<byte[], Way>>();
      visit(
          ObjectKind.TREE,
          (place, bytes, length) -> {
            var way = way(bytes, length);
            if (way != null) {
              var id = HexFormat.of().parseHex(walk.id(place));
              synchronized (found) {
                found.add(Map.entry(id, way));
              }
            }
          });
      int before = marked.count();
      found.forEach(one -> ways.put(marked.add(one.getKey(), 0), one.getValue()));
      if (marked.count() == before) {
        return;
      }
    }
  }

  private @Nullable Way way(byte[] bytes, int length) {
    int[] to = {};
    var names = new ArrayList<String>();
    var entries = new TreeEntries(bytes, length, idBytes);
    while (entries.advance()) {
      int number = marked.find(bytes, entries.id());
      if (number >= 0) {
        to = Arrays.copyOf(to, to.length + 1);
        to[to.length - 1] = number;
        names.add(entries.name());
      }
    }
    return to.length == 0 ? null : new Way(to, names);
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
  private Map<String, Origin> descend(int files, List<Holder> holders) {
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
        var way = ways.get(number);
        for (int i = 0; way != null && i < way.to().length; i++) {
          var folder = next.getValue().isEmpty() ? "" : next.getValue() + "/";
          pending.push(Map.entry(way.to()[i], folder + way.names().get(i)));
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
