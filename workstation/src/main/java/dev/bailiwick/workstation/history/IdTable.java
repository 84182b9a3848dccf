package dev.bailiwick.workstation.history;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Ids with a number each, in the order they were added. Reading is thread-safe while nobody adds.
public final class IdTable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FREE = -1;

  private final int idBytes;
  private byte[] ids;
  private int[] slots = new int[1024];
  private int count;

  public IdTable(int idBytes) {
    this.idBytes = idBytes;
    this.ids = new byte[512 * idBytes];
    Arrays.fill(slots, FREE);
  }

  public int count() {
    return count;
  }

  /// The number of the id that stands at `from`, or -1.
  public int find(byte[] bytes, int from) {
    for (int slot = slot(bytes, from); ; slot = slot + 1 & slots.length - 1) {
      int number = slots[slot];
      if (number == FREE || isAt(number, bytes, from)) {
        return number;
      }
    }
  }

  /// Adds an id unless it is there; returns its number.
  public int add(byte[] bytes, int from) {
    int known = find(bytes, from);
    if (known >= 0) {
      return known;
    }
    if (2 * (count + 1) > slots.length) {
      grow();
    }
    if ((count + 1) * idBytes > ids.length) {
      ids = Arrays.copyOf(ids, Math.multiplyExact(ids.length, 2));
    }
    System.arraycopy(bytes, from, ids, count * idBytes, idBytes);
    enter(count);
    return count++;
  }

  public byte[] id(int number) {
    return Arrays.copyOfRange(ids, number * idBytes, (number + 1) * idBytes);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    for (int i = 0; i < count; i++) {
      enter(i);
    }
  }

  private void enter(int number) {
    int slot = slot(ids, number * idBytes);
    while (slots[slot] != FREE) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = number;
  }

  /// Ids are hashes: any bits of them spread well, unless somebody sought them out, who then only
  /// makes his own repository slow to read.
  private int slot(byte[] bytes, int from) {
    return (int) (long) LONG.get(bytes, from) & slots.length - 1;
  }

  private boolean isAt(int number, byte[] bytes, int from) {
    int at = number * idBytes;
    return Arrays.equals(ids, at, at + idBytes, bytes, from, from + idBytes);
  }
}
