package dev.bailiwick.core.redact.masking;

import dev.bailiwick.core.secret.form.FormSearch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Base64 in lines (mail, keys, YAML blocks): a value in it is cut wherever a line ends. Lines of
/// at least forty characters of the alphabet, and the shorter one that ends them, are joined for
/// the search. Immutable.
///
/// @param search of the encoded forms
record WrappedBase64(FormSearch search) {
  static final int SHORTEST_LINE = 40;
  static final int STEP = 16;
  private static final long BELOW = 0x2B2B2B2B2B2B2B2BL;
  private static final long HIGH = 0x8080808080808080L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final boolean[] ALPHABET = new boolean[256];

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="
        .chars()
        .forEach(letter -> ALPHABET[letter] = true);
  }

  boolean isIn(byte[] bytes, int length) {
    var blocks = new Blocks(bytes, length);
    while (blocks.next()) {
      if (search.first(blocks.joined, 0, blocks.size) != FormSearch.ROOT) {
        return true;
      }
    }
    return false;
  }

  /// The places of all characters of values, in order.
  List<Integer> places(byte[] bytes, int length) {
    var places = new ArrayList<Integer>();
    var blocks = new Blocks(bytes, length);
    while (blocks.next()) {
      for (var part : search.all(blocks.joined, 0, blocks.size)) {
        for (int i = part.from(); i < part.to(); i++) {
          places.add(blocks.place(i));
        }
      }
    }
    return places;
  }

  static boolean isLetter(byte[] bytes, int at) {
    return ALPHABET[bytes[at] & 0xff];
  }

  /// A line that is long enough covers two places in a row that are looked at, and all between
  /// them; hardly a word of a text does. Sixteen bytes at once are no letters where one of them is
  /// below `+` or above 127.
  static boolean mayBeLine(byte[] bytes, int at) {
    return (strange((long) LONG.get(bytes, at)) | strange((long) LONG.get(bytes, at + STEP / 2)))
            == 0
        && isLetter(bytes, at + STEP);
  }

  private static long strange(long eight) {
    return ((eight - BELOW) | eight) & HIGH;
  }

  static int line(byte[] bytes, int from, int length) {
    int to = from;
    while (to < length && isLetter(bytes, to)) {
      to++;
    }
    return to;
  }

  /// Where the next line of letters begins, or the length where none does.
  private static int below(byte[] bytes, int end, int length) {
    int at = end;
    if (at < length && bytes[at] == '\r') {
      at++;
    }
    if (at >= length || bytes[at] != '\n') {
      return length;
    }
    at++;
    while (at < length && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at < length && isLetter(bytes, at) ? at : length;
  }

  /// The blocks of a text, one after the other, in the same memory: characters in lines that belong
  /// together.
  private static final class Blocks {
    private final byte[] bytes;
    private final int length;
    private int at = STEP - 1;
    private int done;
    private byte[] joined = new byte[0];
    private int size;

    /// Where each line begins, in the block and in the text.
    private int[] starts = new int[16];

    private int lines;

    Blocks(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    boolean next() {
      for (; at + STEP < length; at = Math.max(at + STEP, done)) {
        if (mayBeLine(bytes, at) && isJoined()) {
          at = Math.max(at + STEP, done);
          return true;
        }
      }
      return false;
    }

    /// Takes the line that covers this place, and those below it where it goes on there.
    private boolean isJoined() {
      int from = at;
      while (from > done && isLetter(bytes, from - 1)) {
        from--;
      }
      int to = line(bytes, at, length);
      done = to;
      int below = below(bytes, to, length);
      if (to - from < SHORTEST_LINE || below >= length) {
        return false;
      }
      size = 0;
      lines = 0;
      add(from, to);
      while (to - from >= SHORTEST_LINE && below < length) {
        from = below;
        to = line(bytes, from, length);
        add(from, to);
        below = below(bytes, to, length);
      }
      done = to;
      return true;
    }

    private void add(int from, int to) {
      if (2 * lines == starts.length) {
        starts = Arrays.copyOf(starts, 4 * lines);
      }
      starts[2 * lines] = size;
      starts[2 * lines + 1] = from;
      lines++;
      int needed = size + to - from;
      if (needed > joined.length) {
        joined = Arrays.copyOf(joined, Math.max(needed, 2 * joined.length));
      }
      System.arraycopy(bytes, from, joined, size, to - from);
      size = needed;
    }

    /// Where a character of the block stands in the text.
    int place(int character) {
      int line = lines - 1;
      while (starts[2 * line] > character) {
        line--;
      }
      return starts[2 * line + 1] + character - starts[2 * line];
    }
  }
}
