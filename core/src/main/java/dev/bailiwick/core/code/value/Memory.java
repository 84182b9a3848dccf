package dev.bailiwick.core.code.value;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable map whose keys are compared by identity: a hash trie of 32 ways a level (Bagwell,
/// "Ideal Hash Trees", 2001). Two maps that were made from one share what neither has changed, so
/// that to join or compare them costs what differs, not what they hold.
final class Memory {
  static final Memory EMPTY = new Memory(0, new Object[0]);
  private static final int BITS = 5;
  private static final int HASH_BITS = 32;

  /// Which of the 32 slots are taken; in a node of equal hashes all bits are 0.
  private final int taken;

  /// For each taken slot a key and its value, or null and the node below.
  private final Object[] slots;

  private Memory(int taken, Object[] slots) {
    this.taken = taken;
    this.slots = slots;
  }

  /// What becomes of a key of which two maps hold different values.
  interface Joining {
    /// @param left null where only the other map holds the key
    /// @param right null where only the first map holds the key
    Object value(Object key, @Nullable Object left, @Nullable Object right);
  }

  @Nullable Object get(Object key) {
    int hash = System.identityHashCode(key);
    var node = this;
    for (int shift = 0; ; shift += BITS) {
      if (shift >= HASH_BITS) {
        return node.ofEqualHashes(key);
      }
      int bit = 1 << (hash >>> shift);
      if ((node.taken & bit) == 0) {
        return null;
      }
      int at = node.at(bit);
      var found = node.slots[at];
      if (found != null) {
        return found == key ? node.slots[at + 1] : null;
      }
      node = (Memory) node.slots[at + 1];
    }
  }

  private int at(int bit) {
    return 2 * Integer.bitCount(taken & (bit - 1));
  }

  private @Nullable Object ofEqualHashes(Object key) {
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] == key) {
        return slots[at + 1];
      }
    }
    return null;
  }

  Memory with(Object key, Object value) {
    return with(key, value, System.identityHashCode(key), 0);
  }

  private Memory with(Object key, Object value, int hash, int shift) {
    if (shift >= HASH_BITS) {
      return withEqualHash(key, value);
    }
    int bit = 1 << (hash >>> shift);
    int at = at(bit);
    if ((taken & bit) == 0) {
      return new Memory(taken | bit, inserted(at, key, value));
    }
    var there = slots[at];
    if (there == null) {
      var below = (Memory) slots[at + 1];
      var changed = below.with(key, value, hash, shift + BITS);
      return changed == below ? this : replaced(at, null, changed);
    }
    if (there == key) {
      return slots[at + 1] == value ? this : replaced(at, key, value);
    }
    int next = shift + BITS;
    var below =
        EMPTY
            .with(there, slots[at + 1], System.identityHashCode(there), next)
            .with(key, value, hash, next);
    return replaced(at, null, below);
  }

  private Memory withEqualHash(Object key, Object value) {
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] == key) {
        return slots[at + 1] == value ? this : replaced(at, key, value);
      }
    }
    return new Memory(0, inserted(slots.length, key, value));
  }

  private Memory replaced(int at, @Nullable Object key, Object value) {
    var changed = slots.clone();
    changed[at] = key;
    changed[at + 1] = value;
    return new Memory(taken, changed);
  }

  private Object[] inserted(int at, Object key, Object value) {
    var changed = new Object[slots.length + 2];
    System.arraycopy(slots, 0, changed, 0, at);
    changed[at] = key;
    changed[at + 1] = value;
    System.arraycopy(slots, at, changed, at + 2, slots.length - at);
    return changed;
  }

  /// Both maps; a key with the same value in both keeps it.
  Memory joined(Memory other, Joining joining) {
    return this == other ? this : joined(other, joining, 0);
  }

  private Memory joined(Memory other, Joining joining, int shift) {
    if (this == other) {
      return this;
    }
    if (shift >= HASH_BITS) {
      return joinedEqualHashes(other, joining);
    }
    int all = taken | other.taken;
    var joined = new Object[2 * Integer.bitCount(all)];
    boolean isThis = all == taken;
    int at = 0;
    for (int rest = all; rest != 0; rest &= rest - 1) {
      int bit = rest & -rest;
      if ((other.taken & bit) == 0) {
        only(this, bit, joined, at, (key, value) -> joining.value(key, value, null));
      } else if ((taken & bit) == 0) {
        only(other, bit, joined, at, (key, value) -> joining.value(key, null, value));
      } else {
        both(other, bit, joined, at, joining, shift);
      }
      isThis = isThis && joined[at] == slots[at] && joined[at + 1] == slots[at + 1];
      at += 2;
    }
    return isThis ? this : new Memory(all, joined);
  }

  /// A change of a key's value.
  private interface Change {
    Object value(Object key, Object value);
  }

  private static void only(Memory from, int bit, Object[] into, int at, Change change) {
    int there = from.at(bit);
    var key = from.slots[there];
    into[at] = key;
    into[at + 1] =
        key == null
            ? ((Memory) from.slots[there + 1]).changed(change)
            : change.value(key, from.slots[there + 1]);
  }

  private Memory changed(Change change) {
    var changed = slots.clone();
    boolean same = true;
    for (int at = 0; at < changed.length; at += 2) {
      var key = changed[at];
      changed[at + 1] =
          key == null
              ? ((Memory) changed[at + 1]).changed(change)
              : change.value(key, changed[at + 1]);
      same &= changed[at + 1] == slots[at + 1];
    }
    return same ? this : new Memory(taken, changed);
  }

  private void both(Memory other, int bit, Object[] into, int at, Joining joining, int shift) {
    int here = at(bit);
    int there = other.at(bit);
    var left = slots[here];
    var right = other.slots[there];
    if (left != null && left == right) {
      into[at] = left;
      into[at + 1] =
          slots[here + 1] == other.slots[there + 1]
              ? slots[here + 1]
              : joining.value(left, slots[here + 1], other.slots[there + 1]);
      return;
    }
    int next = shift + BITS;
    into[at + 1] = node(here, next).joined(other.node(there, next), joining, next);
  }

  /// What stands in a slot, as a node of the level below.
  private Memory node(int at, int shift) {
    var key = slots[at];
    return key == null
        ? (Memory) slots[at + 1]
        : EMPTY.with(key, slots[at + 1], System.identityHashCode(key), shift);
  }

  private Memory joinedEqualHashes(Memory other, Joining joining) {
    var joined =
        changed((key, value) -> {
          var right = other.ofEqualHashes(key);
          return value == right ? value : joining.value(key, value, right);
        });
    for (int at = 0; at < other.slots.length; at += 2) {
      var key = other.slots[at];
      if (ofEqualHashes(key) == null) {
        joined = joined.withEqualHash(key, joining.value(key, null, other.slots[at + 1]));
      }
    }
    return joined;
  }

  /// Each key that has another value here than in an earlier map, from which this one was made by
  /// adding keys and changing values.
  void changesSince(Memory earlier, BiConsumer<Object, Object> each) {
    changesSince(earlier, each, 0);
  }

  private void changesSince(Memory earlier, BiConsumer<Object, Object> each, int shift) {
    if (this == earlier) {
      return;
    }
    for (int at = 0; at < slots.length; at += 2) {
      var key = slots[at];
      if (key != null) {
        var before = shift >= HASH_BITS ? earlier.ofEqualHashes(key) : earlier.below(key, shift);
        if (before != slots[at + 1]) {
          each.accept(key, slots[at + 1]);
        }
      }
    }
    if (shift < HASH_BITS) {
      for (int rest = taken; rest != 0; rest &= rest - 1) {
        int bit = rest & -rest;
        int at = at(bit);
        if (slots[at] == null) {
          int next = shift + BITS;
          var before = (earlier.taken & bit) == 0 ? EMPTY : earlier.node(earlier.at(bit), next);
          ((Memory) slots[at + 1]).changesSince(before, each, next);
        }
      }
    }
  }

  /// The value of a key in this node, which lies that many bits below the root.
  private @Nullable Object below(Object key, int shift) {
    int bit = 1 << (System.identityHashCode(key) >>> shift);
    if ((taken & bit) == 0) {
      return null;
    }
    int at = at(bit);
    return slots[at] == key ? slots[at + 1] : null;
  }
}
