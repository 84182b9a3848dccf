package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/// Which objects of a pack an earlier pack holds too: all indexes are in the order of ids, so one
/// merge tells.
final class Duplicates {
  private Duplicates() {}

  private static final class Head implements Comparable<Head> {
    private final int pack;
    private final PackIndex index;
    private final byte[] id;
    private int position = -1;

    Head(int pack, PackIndex index) {
      this.pack = pack;
      this.index = index;
      this.id = new byte[index.idBytes()];
    }

    boolean advance() {
      if (++position >= index.count()) {
        return false;
      }
      index.id(position, id);
      return true;
    }

    @Override
    public int compareTo(Head other) {
      int order = Arrays.compareUnsigned(id, other.id);
      return order != 0 ? order : Integer.compare(pack, other.pack);
    }
  }

  /// For each pack the ordinals of what an earlier one holds.
  static List<BitSet> of(List<Pack> packs) throws CorruptObject {
    var byId = new ArrayList<BitSet>();
    packs.forEach(_ -> byId.add(new BitSet()));
    if (packs.size() > 1) {
      merge(packs, byId);
    }
    var result = new ArrayList<BitSet>();
    for (int i = 0; i < packs.size(); i++) {
      result.add(packs.get(i).ordinals(byId.get(i)));
    }
    return result;
  }

  private static void merge(List<Pack> packs, List<BitSet> byId) {
    var heads = new PriorityQueue<Head>();
    for (int i = 0; i < packs.size(); i++) {
      var head = new Head(i, packs.get(i).index());
      if (head.advance()) {
        heads.add(head);
      }
    }
    byte[] last = {};
    while (!heads.isEmpty()) {
      var head = heads.poll();
      if (Arrays.equals(last, head.id)) {
        byId.get(head.pack).set(head.position);
      } else {
        last = head.id.clone();
      }
      if (head.advance()) {
        heads.add(head);
      }
    }
  }
}
