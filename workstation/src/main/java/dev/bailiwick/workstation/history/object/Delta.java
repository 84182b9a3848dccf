package dev.bailiwick.workstation.history.object;

/// Instructions that make an object out of another: copy a range, insert new bytes.
///
/// Source of fact: git's `Documentation/gitformat-pack.txt`, "Deltified representation".
public final class Delta {
  private static final int COPY_OF_SIZE_0 = 0x10000;

  private byte[] code = new byte[0];
  private int length;
  private int at;
  private long baseSize;
  private long targetSize;

  /// Takes instructions in; the array is read by [#apply] and not kept behind it.
  public void read(byte[] instructions, int length) throws CorruptObject {
    code = instructions;
    this.length = length;
    at = 0;
    baseSize = size();
    targetSize = size();
  }

  /// Bytes of the object that comes out.
  public long targetSize() {
    return targetSize;
  }

  /// Writes the object to the front of `target`.
  ///
  /// @throws CorruptObject where the base has another size, or an instruction reaches outside
  public void apply(byte[] base, int baseLength, byte[] target) throws CorruptObject {
    if (baseSize != baseLength) {
      throw new CorruptObject("a delta for another base");
    }
    int size = (int) targetSize;
    int done = 0;
    while (at < length) {
      int command = code[at++];
      if (command < 0) {
        int from = operand(command, 0, 4);
        int count = operand(command, 4, 3);
        count = count == 0 ? COPY_OF_SIZE_0 : count;
        if (from < 0 || from > baseLength - count || count > size - done) {
          throw new CorruptObject("a delta that copies from outside its base");
        }
        System.arraycopy(base, from, target, done, count);
        done += count;
      } else {
        if (command == 0 || command > length - at || command > size - done) {
          throw new CorruptObject("a delta with a broken instruction");
        }
        System.arraycopy(code, at, target, done, command);
        at += command;
        done += command;
      }
    }
    if (done != size) {
      throw new CorruptObject("a delta that makes less than it says");
    }
  }

  private int operand(int command, int firstBit, int bytes) throws CorruptObject {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      if ((command & (1 << (firstBit + i))) != 0) {
        value |= next() << (8 * i);
      }
    }
    return value;
  }

  private long size() throws CorruptObject {
    long size = 0;
    int piece = 0x80;
    for (int shift = 0; (piece & 0x80) != 0; shift += 7) {
      piece = next();
      if (shift > 55) {
        throw new CorruptObject("an impossible size");
      }
      size |= (long) (piece & 0x7f) << shift;
    }
    return size;
  }

  private int next() throws CorruptObject {
    if (at >= length) {
      throw new CorruptObject("a delta that ends too early");
    }
    return code[at++] & 0xff;
  }
}
