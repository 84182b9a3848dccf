package dev.bailiwick.core.redact.masking;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The control sequences of a terminal, taken out of a text and put back where they stood: those
/// that begin with `ESC [` (colours, erasing, moves of the cursor). Source of fact: ECMA-48, 5.4.
/// One thread.
final class ControlSequences {
  private static final byte ESCAPE = 0x1b;
  private static final int LONGEST = 64;

  /// @param at how many bytes of the text stand before it
  private record Kept(int at, byte[] bytes) {}

  private final Deque<Kept> kept = new ArrayDeque<>();
  private final byte[] open = new byte[LONGEST];
  private int length;

  /// The next place where one may begin, or the end.
  static int next(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != ESCAPE) {
      at++;
    }
    return at;
  }

  /// True in the middle of one.
  boolean isOpen() {
    return length > 0;
  }

  /// Takes one byte more of it.
  ///
  /// @param text how many bytes of the text stand before it
  /// @return false where it turns out to be none; [#plain] is text then
  boolean take(byte next, int text) {
    open[length++] = next;
    boolean first = length == 1;
    boolean bracket = length == 2 && next == '[';
    boolean middle = length > 2 && next >= 0x20 && next < 0x40 && length < LONGEST;
    if (length > 2 && next >= 0x40 && next < 0x7f) {
      kept.addLast(new Kept(text, Arrays.copyOf(open, length)));
      length = 0;
      return true;
    }
    return first || bracket || middle;
  }

  /// Takes a byte out of the text that is no sequence.
  void keep(byte one, int text) {
    kept.addLast(new Kept(text, new byte[] {one}));
  }

  /// What was taken and is none; forgotten here, but for an escape at its end, which may begin one.
  byte[] plain() {
    boolean again = length > 1 && open[length - 1] == ESCAPE;
    var plain = Arrays.copyOf(open, again ? length - 1 : length);
    length = again ? 1 : 0;
    return plain;
  }

  /// Writes text from one place to another, with what stood in it and before it.
  void write(byte[] text, int from, int to, OutputStream out) throws IOException {
    int at = from;
    while (!kept.isEmpty() && kept.getFirst().at() <= to) {
      var one = kept.removeFirst();
      int place = Math.max(at, one.at());
      out.write(text, at, place - at);
      out.write(one.bytes());
      at = place;
    }
    out.write(text, at, to - at);
  }

  /// The text loses that many bytes at its front.
  void forget(int count) {
    for (int i = kept.size(); i > 0; i--) {
      var one = kept.removeFirst();
      kept.addLast(new Kept(one.at() - count, one.bytes()));
    }
  }
}
