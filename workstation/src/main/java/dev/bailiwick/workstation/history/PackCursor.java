package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads one entry of a pack after another: its header, then what it holds, inflated. One thread.
///
/// Source of fact: git's `Documentation/gitformat-pack.txt`.
final class PackCursor implements Closeable {
  static final int OFFSET_DELTA = 6;
  static final int ID_DELTA = 7;

  /// A header is at most ten bytes of size, then a base: ten bytes of offset or an id.
  private static final int LONGEST_HEADER = 48;

  private static final int WINDOW = 1 << 16;

  private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW);
  private final Inflater inflater = new Inflater();
  private final byte[] none = new byte[1];
  private PackFile pack;
  private long windowStart;
  private long at;
  private long end;

  private int code;
  private long size;
  private long baseOffset;
  private final byte[] baseId;

  PackCursor(PackFile pack, int idBytes) {
    this.pack = pack;
    this.baseId = new byte[idBytes];
    window.limit(0);
  }

  /// The kind's code, [#OFFSET_DELTA] or [#ID_DELTA].
  int code() {
    return code;
  }

  boolean isDelta() {
    return code == OFFSET_DELTA || code == ID_DELTA;
  }

  /// Bytes of the inflated entry: the object, or for a delta its instructions.
  long size() {
    return size;
  }

  /// Where the base of an [#OFFSET_DELTA] begins.
  long baseOffset() {
    return baseOffset;
  }

  /// The base of an [#ID_DELTA]; the array is reused.
  byte[] baseId() {
    return baseId;
  }

  void moveTo(PackFile other) {
    pack = other;
    window.limit(0);
  }

  /// Reads the header of the entry between two offsets. `ahead` fills the whole window, for a walk
  /// over all headers.
  void header(long offset, long end, boolean ahead) throws IOException {
    this.end = end;
    long wanted = Math.min(LONGEST_HEADER, end - offset);
    if (offset < windowStart || offset + wanted > windowStart + window.limit()) {
      fill(offset, ahead ? WINDOW : end - offset);
    }
    at = offset;
    int first = next();
    code = (first >> 4) & 7;
    size = first & 15;
    int shift = 4;
    for (int piece = first; (piece & 0x80) != 0; shift += 7) {
      piece = next();
      if (shift > 53) {
        throw new CorruptObject("an impossible size");
      }
      size |= (long) (piece & 0x7f) << shift;
    }
    if (code == OFFSET_DELTA) {
      baseOffset = offset - distance();
      if (baseOffset < PackFile.HEADER || baseOffset >= offset) {
        throw new CorruptObject("a delta whose base lies outside the pack");
      }
    } else if (code == ID_DELTA) {
      for (int i = 0; i < baseId.length; i++) {
        baseId[i] = (byte) next();
      }
    } else if (ObjectKind.ofCode(code).isEmpty()) {
      throw new CorruptObject("an entry of no known kind");
    }
  }

  private long distance() throws CorruptObject {
    int piece = next();
    long distance = piece & 0x7f;
    while ((piece & 0x80) != 0) {
      piece = next();
      if (distance >= 1L << 48) {
        throw new CorruptObject("an impossible distance");
      }
      distance = ((distance + 1) << 7) | (piece & 0x7f);
    }
    return distance;
  }

  private int next() throws CorruptObject {
    int index = (int) (at - windowStart);
    if (at >= end || index >= window.limit()) {
      throw new CorruptObject("the pack ends inside an entry");
    }
    at++;
    return window.get(index) & 0xff;
  }

  private void fill(long offset, long bytes) throws IOException {
    window.clear().limit((int) Math.clamp(bytes, 0, WINDOW));
    windowStart = offset;
    pack.read(window, offset);
    window.flip();
  }

  /// Begins to inflate the entry whose header was read last.
  void begin() {
    inflater.reset();
    inflater.setInput(none, 0, 0);
  }

  /// Inflates on; returns the number of bytes, 0 only at the end of the entry or for no room.
  int inflate(byte[] into, int from, int to) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(into, from, to - from);
        if (count > 0 || inflater.finished() || from == to) {
          return count;
        }
        if (inflater.needsDictionary() || !feed()) {
          throw new CorruptObject("the entry ends too early");
        }
      }
    } catch (DataFormatException e) {
      throw new CorruptObject("the entry does not inflate");
    }
  }

  private boolean feed() throws IOException {
    if (!inflater.needsInput() || at >= end) {
      return false;
    }
    if (at < windowStart || at >= windowStart + window.limit()) {
      fill(at, end - at);
    }
    int from = (int) (at - windowStart);
    int to = (int) Math.min(window.limit(), end - windowStart);
    if (from >= to) {
      return false;
    }
    inflater.setInput(window.slice(from, to - from));
    at = windowStart + to;
    return true;
  }

  /// Inflates the whole entry to the front of `into`, which must have room for one byte more than
  /// its size: with that the stream's checksum is checked in the same call.
  void inflateAll(byte[] into) throws IOException {
    begin();
    int done = 0;
    int room = (int) size + 1;
    for (int count = -1; count != 0 && done < room; done += count) {
      count = inflate(into, done, room);
    }
    if (done != size || !inflater.finished()) {
      throw new CorruptObject("the entry is not as long as it says");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
