package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.Content;
import dev.bailiwick.workstation.history.object.CorruptObject;
import dev.bailiwick.workstation.history.object.Delta;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The objects of one pack, opened one at a time. One thread.
final class EntryReader implements Closeable {

  /// Takes a piece of a large object; the bytes are lent for the call.
  @FunctionalInterface
  interface Windows {
    void window(byte[] bytes, int length, long start);
  }

  private static final int LONGEST_CHAIN = 1 << 16;
  private static final int WINDOW = 4 << 20;
  private static final int MOST_KEPT = 1 << 20;

  private final Pack pack;
  private final PackCursor cursor;
  private final Buffers buffers;
  private final Delta delta = new Delta();
  private byte @Nullable [] instructions;

  EntryReader(Pack pack, Buffers buffers) {
    this.pack = pack;
    this.cursor = pack.cursor();
    this.buffers = buffers;
  }

  /// Reads the header of an entry; what follows speaks of it.
  void open(int ordinal) throws IOException {
    cursor.header(pack.order().offset(ordinal), pack.order().end(ordinal), false);
  }

  boolean isDelta() {
    return cursor.isDelta();
  }

  /// The object's kind, or null for a delta, which has its base's.
  @Nullable ObjectKind kind() {
    return ObjectKind.ofCode(cursor.code()).orElse(null);
  }

  long size() {
    return cursor.size();
  }

  /// The whole object; it must be no delta and at most [ObjectWalk#LARGEST_WHOLE] long.
  Content whole() throws IOException {
    var kind = kind();
    if (kind == null || cursor.size() > ObjectWalk.LARGEST_WHOLE) {
      throw new CorruptObject("not a whole object that fits into memory");
    }
    var bytes = buffers.take((int) cursor.size() + 1);
    try {
      cursor.inflateAll(bytes);
    } catch (IOException e) {
      buffers.give(bytes);
      throw e;
    }
    return new Content(kind, bytes, (int) cursor.size());
  }

  /// Passes the object on in windows that overlap.
  void windows(Windows into) throws IOException {
    var bytes = buffers.take(WINDOW);
    cursor.begin();
    long start = 0;
    int kept = 0;
    int count;
    do {
      int length = kept;
      do {
        count = cursor.inflate(bytes, length, WINDOW);
        length += count;
      } while (count > 0);
      if (length > kept || start == 0) {
        into.window(bytes, length, start);
      }
      count = length - kept;
      kept = Math.min(ObjectWalk.OVERLAP, length);
      System.arraycopy(bytes, length - kept, bytes, 0, kept);
      start += length - kept;
    } while (count > 0);
    buffers.give(bytes);
  }

  /// Reads the instructions of the opened delta.
  void readDelta() throws IOException {
    if (!cursor.isDelta() || cursor.size() > ObjectWalk.LARGEST_WHOLE) {
      throw new CorruptObject("no delta that fits into memory");
    }
    int size = (int) cursor.size();
    if (instructions == null || instructions.length <= size) {
      instructions = new byte[Math.max(1 << 16, size + (size >> 1) + 1)];
    }
    cursor.inflateAll(instructions);
    delta.read(instructions, size);
  }

  /// Bytes of the object that the delta makes.
  long targetSize() {
    return delta.targetSize();
  }

  /// Makes the object; the base stays as it is.
  Content apply(Content base) throws CorruptObject {
    var bytes = buffers.take((int) delta.targetSize() + 1);
    try {
      delta.apply(base.bytes(), base.length(), bytes);
    } catch (CorruptObject e) {
      buffers.give(bytes);
      throw e;
    }
    if (instructions != null && instructions.length > MOST_KEPT) {
      instructions = null;
    }
    return new Content(base.kind(), bytes, (int) delta.targetSize());
  }

  /// Makes an object from the root of its chain.
  Content chain(int ordinal) throws IOException {
    var chain = new ArrayDeque<Integer>();
    int root = ordinal;
    for (open(root); isDelta(); open(root)) {
      chain.push(root);
      root = base();
      if (root < 0 || chain.size() > LONGEST_CHAIN) {
        throw new CorruptObject("the object it is made from is missing");
      }
    }
    var content = whole();
    for (int next : chain) {
      open(next);
      readDelta();
      if (targetSize() > ObjectWalk.LARGEST_WHOLE) {
        throw new CorruptObject("larger than is held in memory");
      }
      var made = apply(content);
      buffers.give(content.bytes());
      content = made;
    }
    return content;
  }

  private int base() throws CorruptObject {
    return cursor.code() == PackCursor.OFFSET_DELTA
        ? pack.order().ordinal(cursor.baseOffset())
        : pack.ordinal(cursor.baseId());
  }

  @Override
  public void close() {
    cursor.close();
  }
}
