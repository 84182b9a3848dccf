package dev.bailiwick.core.secret.decoding;

import dev.bailiwick.core.text.Stretches;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds base64 (also with `-` and `_`, also over several lines) and hexadecimal that say text.
///
/// A run of [#SHORTEST] characters holds 16 bytes that begin at a multiple of 24, so only one place
/// in 24 is looked at. Text it is where the first [#PROBE] bytes are printable: a run by chance is
/// so once in a hundred thousand times.
public final class EncodedRuns {
  /// The shortest run that is looked into, in characters.
  public static final int SHORTEST = 40;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STRIDE = 24;
  private static final int BLOCK = 16;
  private static final int PROBE = 12;
  private static final int LONGEST = 4 << 20;
  private static final int SHORTEST_LINE = 48;
  private static final long HIGHS = 0x8080808080808080L;
  private static final byte[] DIGITS = digits();
  private static final byte NONE = -1;

  private EncodedRuns() {}

  private static byte[] digits() {
    var digits = new byte[256];
    java.util.Arrays.fill(digits, NONE);
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (int i = 0; i < alphabet.length(); i++) {
      digits[alphabet.charAt(i)] = (byte) i;
    }
    digits['+'] = 62;
    digits['-'] = 62;
    digits['/'] = 63;
    digits['_'] = 63;
    return digits;
  }

  /// Tells of every run between `from` and `to`, in their order.
  ///
  /// @param looked takes in what was looked at as one, also where it says nothing
  public static void find(
      byte[] bytes, int from, int to, Stretches looked, Consumer<Decoded> found) {
    int at = (from + STRIDE - 1) / STRIDE * STRIDE;
    while (at + BLOCK <= to) {
      if (maybe((long) LONG.get(bytes, at), (long) LONG.get(bytes, at + 8))) {
        int end = end(bytes, at, to);
        if (end - at >= BLOCK) {
          int start = start(bytes, at, from);
          int behind = behind(bytes, start, end, to);
          looked.add(start, behind);
          var decoded = decoded(bytes, start, behind);
          if (decoded != null) {
            found.accept(decoded);
          }
          at = behind / STRIDE * STRIDE;
        }
      }
      at += STRIDE;
    }
  }

  /// True where all sixteen bytes are from `+` to `z`. One question for both: half of all words
  /// pass it, all sixteen seldom do, and a branch that is told wrong costs more than the sums.
  private static boolean maybe(long first, long second) {
    long low = (first + 0x5555555555555555L) & (second + 0x5555555555555555L);
    long high = (first + 0x0505050505050505L) | (second + 0x0505050505050505L);
    return ((first | second | high | ~low) & HIGHS) == 0;
  }

  private static int end(byte[] bytes, int at, int to) {
    int end = at;
    while (end < to && DIGITS[bytes[end] & 0xff] != NONE) {
      end++;
    }
    return end;
  }

  private static int start(byte[] bytes, int at, int from) {
    int start = at;
    while (start > from && DIGITS[bytes[start - 1] & 0xff] != NONE) {
      start--;
    }
    return start;
  }

  /// The end of the run with the lines that go on with it: a full line, and another right below.
  private static int behind(byte[] bytes, int start, int end, int to) {
    int line = start;
    int behind = end;
    while (behind - line >= SHORTEST_LINE && behind - start < LONGEST) {
      int next = nextLine(bytes, behind, to);
      int nextEnd = next < 0 ? 0 : end(bytes, next, to);
      if (next < 0 || nextEnd == next || nextEnd - next > behind - line) {
        return behind;
      }
      line = next;
      behind = nextEnd;
    }
    return behind;
  }

  /// Where the text of the next line begins, or -1 where something else stands before it.
  private static int nextLine(byte[] bytes, int at, int to) {
    int next = at;
    if (next < to && bytes[next] == '\r') {
      next++;
    }
    if (next >= to || bytes[next] != '\n') {
      return -1;
    }
    next++;
    while (next < to && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    return next;
  }

  private static @Nullable Decoded decoded(byte[] bytes, int start, int end) {
    if (end - start < SHORTEST) {
      return null;
    }
    if (isHexadecimal(bytes, start, end)) {
      return hexadecimal(bytes, start, end);
    }
    for (int shift = 0; shift < 4; shift++) {
      if (beginsText(bytes, start + shift, end)) {
        var whole = new Decoded.Draft((end - start) / 4 * 3 + 3);
        base64(bytes, start + shift, end, whole);
        return wide(whole.done("base64", end));
      }
    }
    return null;
  }

  /// True where the first bytes that are written from `start` on are printable, or every second one
  /// is and the others are zero.
  private static boolean beginsText(byte[] bytes, int start, int end) {
    int bits = 0;
    int count = 0;
    int read = 0;
    boolean wide = false;
    for (int at = start; at < end && read < PROBE; at++) {
      int digit = DIGITS[bytes[at] & 0xff];
      if (digit == NONE) {
        continue;
      }
      bits = bits << 6 | digit;
      count += 6;
      if (count >= 8) {
        count -= 8;
        int value = bits >> count & 0xff;
        wide |= read == 1 && value == 0;
        if (wide && read % 2 == 1 ? value != 0 : !isPrintable((byte) value)) {
          return false;
        }
        read++;
      }
    }
    return read == PROBE;
  }

  private static void base64(byte[] bytes, int start, int end, Decoded.Draft draft) {
    int bits = 0;
    int count = 0;
    int origin = start;
    for (int at = start; at < end; at++) {
      int digit = DIGITS[bytes[at] & 0xff];
      if (digit == NONE) {
        continue;
      }
      bits = bits << 6 | digit;
      count += 6;
      if (count >= 8) {
        count -= 8;
        draft.add(bits >> count & 0xff, origin);
        origin = at;
      }
    }
  }

  private static boolean isHexadecimal(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (Character.digit(bytes[at], 16) < 0) {
        return false;
      }
    }
    return (end - start) % 2 == 0;
  }

  private static @Nullable Decoded hexadecimal(byte[] bytes, int start, int end) {
    if (!isText(pairs(bytes, start, start + 2 * PROBE).bytes(), PROBE)) {
      return null;
    }
    return wide(pairs(bytes, start, end).done("hexadecimal", end));
  }

  private static Decoded.Draft pairs(byte[] bytes, int start, int end) {
    var draft = new Decoded.Draft((end - start) / 2);
    for (int at = start; at < end; at += 2) {
      draft.add(Character.digit(bytes[at], 16) << 4 | Character.digit(bytes[at + 1], 16), at);
    }
    return draft;
  }

  private static boolean isText(byte[] bytes, int length) {
    int odd = bytes[1] == 0 ? 2 : 1;
    for (int at = 0; at < length; at++) {
      byte value = bytes[at];
      boolean fits = odd == 2 && at % 2 == 1 ? value == 0 : isPrintable(value);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(byte value) {
    return value >= ' ' && value < 0x7f || value == '\n' || value == '\r' || value == '\t';
  }

  /// Text in UTF-16, as PowerShell wants it, without its zeros.
  private static Decoded wide(Decoded decoded) {
    var bytes = decoded.bytes();
    if (bytes[1] != 0) {
      return decoded;
    }
    var draft = new Decoded.Draft(bytes.length / 2);
    for (int at = 0; at + 1 < bytes.length; at += 2) {
      draft.character(bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8, decoded.origins()[at]);
    }
    return draft.done(decoded.how() + " of UTF-16", decoded.origins()[bytes.length]);
  }
}
