package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The runs of all landmarks side by side in a few arrays, each set kept once: what is looked at
/// for every gram that passes has to stay in the processor's nearest memory.
final class Runs {
  private static final int EDGE = 1 << 16;

  /// For each landmark where in `sets` its run begins; one more at the end.
  private final int[] begins;

  /// The numbers of the sets.
  private final int[] sets;

  /// For each landmark where in its run the window begins, and whether it has an edge.
  private final int[] froms;

  /// Four words a set.
  private final long[] bits;

  private Runs(int[] begins, int[] sets, int[] froms, long[] bits) {
    this.begins = begins;
    this.sets = sets;
    this.froms = froms;
    this.bits = bits;
  }

  static Runs of(List<Landmark> landmarks) {
    var begins = new int[landmarks.size() + 1];
    var froms = new int[landmarks.size()];
    var numbers = new LinkedHashMap<ByteSet, Integer>();
    var all = new ArrayList<Integer>();
    for (int i = 0; i < landmarks.size(); i++) {
      var mark = landmarks.get(i);
      froms[i] = mark.from() | (mark.edge() ? EDGE : 0);
      for (var set : mark.run()) {
        all.add(numbers.computeIfAbsent(set, _ -> numbers.size()));
      }
      begins[i + 1] = all.size();
    }
    var sets = all.stream().mapToInt(Integer::intValue).toArray();
    return new Runs(begins, sets, froms, bits(List.copyOf(numbers.keySet())));
  }

  private static long[] bits(List<ByteSet> sets) {
    var bits = new long[4 * sets.size()];
    for (int i = 0; i < sets.size(); i++) {
      var set = sets.get(i);
      bits[4 * i] = set.a();
      bits[4 * i + 1] = set.b();
      bits[4 * i + 2] = set.c();
      bits[4 * i + 3] = set.d();
    }
    return bits;
  }

  void write(DataOutputStream out) throws IOException {
    Ints.write(begins, out);
    Ints.write(sets, out);
    Ints.write(froms, out);
    out.writeInt(bits.length);
    for (long word : bits) {
      out.writeLong(word);
    }
  }

  static Runs read(ByteBuffer in) {
    var begins = Ints.read(in);
    var sets = Ints.read(in);
    var froms = Ints.read(in);
    var bits = new long[in.getInt()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = in.getLong();
    }
    return new Runs(begins, sets, froms, bits);
  }

  /// Where in its run the window of a landmark begins.
  int from(int landmark) {
    return froms[landmark] & EDGE - 1;
  }

  /// True where the run stands at `start`; the byte of an edge may be the one before `low`.
  ///
  /// @param low,high the bounds of the text
  boolean stands(int landmark, byte[] bytes, int start, int low, int high) {
    int first = begins[landmark];
    int last = begins[landmark + 1];
    int at = start;
    if (start < low) {
      if (start < low - 1 || (froms[landmark] & EDGE) == 0) {
        return false;
      }
      first++;
      at++;
    }
    if (at + last - first > high) {
      return false;
    }
    for (int i = first; i < last; i++) {
      int value = bytes[at++] & 0xff;
      if ((bits[4 * sets[i] + (value >>> 6)] >>> value & 1) == 0) {
        return false;
      }
    }
    return true;
  }
}
