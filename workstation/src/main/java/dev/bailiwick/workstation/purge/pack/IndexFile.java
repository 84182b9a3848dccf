package dev.bailiwick.workstation.purge.pack;

import dev.bailiwick.workstation.history.IdTable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The index beside a pack, version 2. Source of fact: git's `Documentation/gitformat-pack.txt`.
///
/// @param ids of the objects; `offsets` and `sums` (CRC-32 of the packed bytes) by their numbers
record IndexFile(IdTable ids, long[] offsets, int[] sums) {
  private static final int MAGIC = 0xff744f63;
  private static final int VERSION = 2;
  private static final int FAN_OUT = 256;

  /// @param pack the pack's own checksum
  byte[] bytes(byte[] pack) {
    var names = new byte[ids.count()][];
    Arrays.setAll(names, ids::id);
    var order =
        IntStream.range(0, names.length)
            .boxed()
            .sorted(Comparator.comparing((Integer n) -> names[n], Arrays::compareUnsigned))
            .mapToInt(Integer::intValue)
            .toArray();
    int far = (int) Arrays.stream(order).filter(n -> isFar(offsets[n])).count();
    int idBytes = pack.length;
    var out =
        ByteBuffer.allocate(8 + 4 * FAN_OUT + names.length * (idBytes + 8) + 8 * far + 2 * idBytes);
    out.putInt(MAGIC).putInt(VERSION);
    fanOut(out, names);
    for (int number : order) {
      out.put(names[number]);
    }
    for (int number : order) {
      out.putInt(sums[number]);
    }
    int next = 0;
    for (int number : order) {
      out.putInt(isFar(offsets[number]) ? 1 << 31 | next++ : (int) offsets[number]);
    }
    for (int number : order) {
      if (isFar(offsets[number])) {
        out.putLong(offsets[number]);
      }
    }
    out.put(pack);
    MessageDigest digest = PackWriter.digest(idBytes);
    digest.update(out.array(), 0, out.position());
    return out.put(digest.digest()).array();
  }

  private static void fanOut(ByteBuffer out, byte[][] names) {
    var counts = new int[FAN_OUT];
    for (var name : names) {
      counts[name[0] & 0xff]++;
    }
    int total = 0;
    for (int count : counts) {
      total += count;
      out.putInt(total);
    }
  }

  private static boolean isFar(long offset) {
    return offset > Integer.MAX_VALUE;
  }
}
