package dev.bailiwick.core.secret.probe;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// What each gram stands for: a bit set that tells by a hash whether there is anything, and lists
/// of entries behind it. Immutable.
///
/// The place of a list is the rank of its bit among all that are set. The multiplier of the hash is
/// the one of a few with which the grams that come up most in source text meet the fewest bits of
/// others.
final class GramTable {
  static final int SHIFT = 11;

  /// What of an entry is its number; the sign marks the last one of a list.
  static final int ENTRY = 0x7fff_ffff;

  private static final int WORDS = 1 << (32 - SHIFT - 6);
  private static final int TRIES = 32;

  private final int spread;
  private final long[] present = new long[WORDS];

  /// For each word of the bit set how many bits are set before it.
  private final int[] ranks = new int[WORDS];

  /// For each rank the hash.
  private final int[] hashes;

  /// For each rank the gram (0 where several have this hash) and where in `lists` it begins, side
  /// by side since they are looked at together.
  private final int[] places;

  private final int[] lists;

  private GramTable(int spread, int[] hashes, int[] places, int[] lists) {
    this.spread = spread;
    this.hashes = hashes;
    this.places = places;
    this.lists = lists;
    for (int hash : hashes) {
      present[hash >>> 6] |= 1L << hash;
    }
    for (int i = 1; i < WORDS; i++) {
      ranks[i] = ranks[i - 1] + Long.bitCount(present[i - 1]);
    }
  }

  static GramTable of(Entries entries, GramRates rates) {
    int best = Gram.SPREAD;
    double least = Double.MAX_VALUE;
    int spread = Gram.SPREAD;
    for (int i = 0; i < TRIES; i++) {
      double cost = entries.passing(spread, rates);
      if (cost < least) {
        least = cost;
        best = spread;
      }
      spread = spread * 0x2545F491 | 1;
    }
    return entries.table(best);
  }

  int spread() {
    return spread;
  }

  long[] present() {
    return present;
  }

  /// Where the list of a gram begins, or -1; only for one whose bit is set.
  int first(int gram) {
    int hash = gram * spread >>> SHIFT;
    int rank = ranks[hash >>> 6] + Long.bitCount(present[hash >>> 6] & (1L << hash) - 1);
    int own = places[2 * rank];
    return own == gram || own == 0 ? places[2 * rank + 1] : -1;
  }

  /// The entry at a place in the lists; negative where it is the last one.
  int entry(int place) {
    return lists[place];
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(spread);
    Ints.write(hashes, out);
    Ints.write(places, out);
    Ints.write(lists, out);
  }

  static GramTable read(ByteBuffer in) {
    return new GramTable(in.getInt(), Ints.read(in), Ints.read(in), Ints.read(in));
  }

  /// Grams and what they stand for, before a table is made of them.
  static final class Entries {
    private final HashMap<Integer, List<Integer>> lists = new HashMap<>();

    void add(int gram, int entry) {
      lists.computeIfAbsent(gram, _ -> new ArrayList<>(1)).add(entry);
    }

    private List<Integer> of(int gram) {
      return lists.getOrDefault(gram, List.of());
    }

    private GramTable table(int spread) {
      var same = new TreeMap<Integer, List<Integer>>();
      for (int gram : lists.keySet()) {
        same.computeIfAbsent(gram * spread >>> SHIFT, _ -> new ArrayList<>(1)).add(gram);
      }
      var places = new int[2 * same.size()];
      var all = new ArrayList<Integer>();
      int rank = 0;
      for (var some : same.values()) {
        places[rank++] = some.size() == 1 ? some.getFirst() : 0;
        places[rank++] = all.size();
        some.stream().sorted().flatMap(gram -> of(gram).stream()).distinct().forEach(all::add);
        all.set(all.size() - 1, all.getLast() | ~ENTRY);
      }
      return new GramTable(
          spread,
          same.keySet().stream().mapToInt(Integer::intValue).toArray(),
          places,
          all.stream().mapToInt(Integer::intValue).toArray());
    }

    /// How many grams in a megabyte of source meet a bit that is not theirs.
    private double passing(int spread, GramRates rates) {
      var present = new long[WORDS];
      for (int gram : lists.keySet()) {
        int hash = gram * spread >>> SHIFT;
        present[hash >>> 6] |= 1L << hash;
      }
      var passing = new double[1];
      rates.forEach((gram, rate) -> {
        int hash = gram * spread >>> SHIFT;
        if ((present[hash >>> 6] >>> hash & 1) != 0 && !lists.containsKey(gram)) {
          passing[0] += rate;
        }
      });
      return passing[0];
    }
  }
}
