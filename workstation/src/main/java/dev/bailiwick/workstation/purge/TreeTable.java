package dev.bailiwick.workstation.purge;

import dev.bailiwick.workstation.history.IdTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// All trees of a repository in memory, cut into runs of entries of which equal ones are kept once.
/// Adding is thread-safe; reading is while nobody adds.
///
/// Where a run ends is told by the names in it, so that two versions of a folder share all runs but
/// those with a difference: a version costs some hundred bytes, however large the folder.
final class TreeTable {
  private static final int RUN = 7;
  private static final int FREE = -1;

  private final int idBytes;
  private final IdTable trees;
  private final List<int[]> runsOf = new ArrayList<>();
  private final List<byte[]> runs = new ArrayList<>();

  /// The processor has an instruction for it, and a run that is equal must be found.
  private final CRC32C sum = new CRC32C();

  private int[] hashes = new int[1024];
  private int[] slots = new int[2048];

  TreeTable(int idBytes) {
    this.idBytes = idBytes;
    this.trees = new IdTable(idBytes);
    Arrays.fill(slots, FREE);
  }

  /// The number of a tree, or -1.
  int number(byte[] bytes, int from) {
    return trees.find(bytes, from);
  }

  int count() {
    return trees.count();
  }

  int runCount() {
    return runs.size();
  }

  byte[] id(int tree) {
    return trees.id(tree);
  }

  /// The runs of a tree, in order.
  int[] runs(int tree) {
    return runsOf.get(tree);
  }

  /// The entries of a run, as they stand in the tree.
  byte[] run(int number) {
    return runs.get(number);
  }

  synchronized void add(byte[] id, byte[] bytes, int length) {
    if (trees.find(id, 0) >= 0) {
      return;
    }
    trees.add(id, 0);
    var own = new int[4];
    int count = 0;
    int start = 0;
    int at = 0;
    while (at < length) {
      int name = 0;
      while (at < length && bytes[at] != 0) {
        name = 31 * name + bytes[at++];
      }
      at = Math.min(length, at + 1 + idBytes);
      boolean ends = ((name ^ name >>> 9) & RUN) == 0;
      if (ends || at == length) {
        own = count == own.length ? Arrays.copyOf(own, 2 * count) : own;
        own[count++] = run(bytes, start, at);
        start = at;
      }
    }
    runsOf.add(Arrays.copyOf(own, count));
  }

  private int run(byte[] bytes, int from, int to) {
    sum.reset();
    sum.update(bytes, from, to - from);
    int hash = (int) sum.getValue();
    for (int slot = slot(hash); ; slot = slot + 1 & slots.length - 1) {
      int number = slots[slot];
      if (number == FREE) {
        return enter(slot, hash, Arrays.copyOfRange(bytes, from, to));
      }
      var known = runs.get(number);
      if (hashes[number] == hash && Arrays.equals(known, 0, known.length, bytes, from, to)) {
        return number;
      }
    }
  }

  private int enter(int slot, int hash, byte[] run) {
    int number = runs.size();
    runs.add(run);
    hashes = number == hashes.length ? Arrays.copyOf(hashes, 2 * number) : hashes;
    hashes[number] = hash;
    slots[slot] = number;
    if (2 * runs.size() > slots.length) {
      slots = new int[2 * slots.length];
      Arrays.fill(slots, FREE);
      for (int i = 0; i < runs.size(); i++) {
        int free = slot(hashes[i]);
        while (slots[free] != FREE) {
          free = free + 1 & slots.length - 1;
        }
        slots[free] = i;
      }
    }
    return number;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 16) * 0x9E3779B1 >>> 1 & slots.length - 1;
  }
}
