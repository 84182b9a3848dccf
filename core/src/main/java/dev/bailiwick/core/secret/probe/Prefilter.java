package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Finds every place of every landmark in one walk. Immutable, thread-safe.
///
/// Only every second position is looked at. The gram there is hashed, and a bit set tells whether
/// any landmark has such a gram; of five bytes in a row four always stand at an even place, so each
/// landmark enters its first four bytes and its last four. Nothing branches in that loop: every
/// position is written down, and the next one writes over it unless its bit was set. What is left
/// is looked up exactly, with all that must stand around the landmark. Measured in ADR 0022.
public final class Prefilter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /// Positions that are looked at before those that are left are told.
  private static final int BATCH = 4_096;

  /// Told of each place; `landmark` is the place in the list the prefilter was made from.
  @FunctionalInterface
  public interface Seen {
    /// @param at where the run begins: one before the text for one with an edge at its start
    void at(int landmark, int at);
  }

  private final GramTable table;
  private final Runs runs;

  private Prefilter(GramTable table, Runs runs) {
    this.table = table;
    this.runs = runs;
  }

  public static Prefilter of(List<Landmark> landmarks, GramRates rates) {
    var entries = new GramTable.Entries();
    for (int i = 0; i < landmarks.size(); i++) {
      var window = landmarks.get(i).window();
      enter(window.subList(0, Gram.LENGTH), 2 * i, entries);
      enter(window.subList(1, 1 + Gram.LENGTH), 2 * i + 1, entries);
    }
    return new Prefilter(GramTable.of(entries, rates), Runs.of(landmarks));
  }

  private static void enter(List<ByteSet> sets, int entry, GramTable.Entries entries) {
    Gram.each(sets, gram -> entries.add(gram, entry));
  }

  public void write(DataOutputStream out) throws IOException {
    table.write(out);
    runs.write(out);
  }

  /// A prefilter that [#write] wrote.
  public static Prefilter read(ByteBuffer in) {
    return new Prefilter(GramTable.read(in), Runs.read(in));
  }

  /// What one thread needs to search with; reuse it from text to text.
  public Search search() {
    return new Search();
  }

  /// One search after another with the same buffer. One thread.
  public final class Search {
    private final int[] left = new int[BATCH + 1];

    private Search() {}

    /// Tells `seen` of every landmark between `from` and `to`, in the order of their windows.
    public void search(byte[] bytes, int from, int to, Seen seen) {
      int last = to - Gram.LENGTH;
      for (int at = from; at <= last; at += 2 * BATCH) {
        int count = left(bytes, at, Math.min(last, at + 2 * BATCH - 2));
        for (int i = 0; i < count; i++) {
          exact(bytes, left[i], from, to, seen);
        }
      }
    }

    /// Writes down which positions from `first` to `last` may be of a landmark.
    private int left(byte[] bytes, int first, int last) {
      var present = table.present();
      int spread = table.spread();
      var into = left;
      int count = 0;
      for (int at = first; at <= last; at += 2) {
        int hash = ((int) INT.get(bytes, at) | Gram.FOLD) * spread >>> GramTable.SHIFT;
        into[count] = at;
        count += (int) (present[hash >>> 6] >>> hash) & 1;
      }
      return count;
    }
  }

  private void exact(byte[] bytes, int at, int from, int to, Seen seen) {
    int first = table.first((int) INT.get(bytes, at) | Gram.FOLD);
    if (first < 0) {
      return;
    }
    for (int i = first; ; i++) {
      int entry = table.entry(i);
      int landmark = (entry & GramTable.ENTRY) >> 1;
      int start = at - (entry & 1) - runs.from(landmark);
      if (runs.stands(landmark, bytes, start, from, to)) {
        seen.at(landmark, start);
      }
      if (entry < 0) {
        return;
      }
    }
  }
}
