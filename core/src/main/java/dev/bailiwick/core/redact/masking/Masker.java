package dev.bailiwick.core.redact.masking;

import dev.bailiwick.core.secret.form.FormSearch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// A stream of bytes with every form of the known values replaced, however it is cut into pieces.
/// One thread.
///
/// A byte leaves as soon as no form can begin at or before it any more: what may still become a
/// form is held until it diverges, for as long as that takes. Forms that overlap become one mask,
/// forms that touch become two. At the end a beginning is masked where it is at least eight bytes
/// and half of its form; a shorter one leaves as it came.
///
/// Base64 that is cut into lines is looked through in the same way: a line end, and blanks behind
/// it, that follow forty characters of the alphabet and the live beginning of a form.
///
/// A terminal's control sequences are looked through, as a reader does: a value of which a part is
/// coloured is a value. They leave where they stood, those from inside a form behind its mask.
public final class Masker {
  private static final int LONGEST_OPEN_BEGINNING = 7;
  private static final int SHORTEST_LINE = WrappedBase64.SHORTEST_LINE;

  /// Bytes of the window that are not to leave as they came.
  ///
  /// @param masked whether the mask has left for an earlier part
  private record Covered(int from, int to, boolean masked) {}

  private final FormSearch search;
  private final byte[] mask;
  private final OutputStream out;
  private final Deque<Covered> covered = new ArrayDeque<>();
  private final ControlSequences controls = new ControlSequences();
  private byte[] window = new byte[16 << 10];
  private int held;
  private int state = FormSearch.ROOT;
  private long masks;

  /// Characters of base64 in a row that left just before the window, up to [#SHORTEST_LINE].
  private int left;

  /// Where in the window the line begins whose break was looked through last, or less than 0.
  private int line = -1;

  private boolean breaking;

  /// @param mask what stands in the place of a form
  public Masker(FormSearch search, byte[] mask, OutputStream out) {
    this.search = search;
    this.mask = mask.clone();
    this.out = out;
  }

  /// How many masks have left.
  public long masks() {
    return masks;
  }

  /// Takes the next bytes; passes on what is settled.
  public void next(byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    int at = from;
    while (at < end) {
      int text = controls.isOpen() ? at : ControlSequences.next(bytes, at, end);
      take(bytes, at, text);
      at = text;
      if (at < end && !controls.take(bytes[at++], held)) {
        var plain = controls.plain();
        take(plain, 0, plain.length);
      }
    }
    pass(held - search.depth(state));
  }

  private void take(byte[] bytes, int from, int to) {
    int length = to - from;
    if (held + length > window.length) {
      window = Arrays.copyOf(window, Math.max(2 * window.length, held + length));
    }
    System.arraycopy(bytes, from, window, held, length);
    held += length;
    scan(held - length);
  }

  private void scan(int from) {
    int at = from;
    int stop = longLineEnd(from);
    while (at < held) {
      if (at >= stop) {
        stop = longLineEnd(at + 1);
      }
      if (state == FormSearch.ROOT) {
        breaking = false;
        // The search looks ahead, and what stands behind a line end belongs before it.
        at = search.skip(window, at, stop);
        if (at == stop) {
          continue;
        }
      } else if (isBreak(at)) {
        lookThrough(at);
        stop = longLineEnd(at);
        continue;
      }
      breaking = false;
      state = search.step(state, window[at++]);
      int length = search.ended(state);
      if (length > 0) {
        cover(at - length, at);
        state = search.behind(state);
      }
    }
  }

  /// The next line end behind a long line of base64, or the window's end.
  private int longLineEnd(int from) {
    int end = WrappedBase64.line(window, from, held);
    if (end < held && isLineEnd(end) && isLongLine(end)) {
      return end;
    }
    for (int at = end + WrappedBase64.STEP - 1;
        at + WrappedBase64.STEP < held;
        at += WrappedBase64.STEP) {
      if (WrappedBase64.mayBeLine(window, at)) {
        at = WrappedBase64.line(window, at, held);
        if (at < held && isLineEnd(at) && isLongLine(at)) {
          return at;
        }
      }
    }
    return held;
  }

  private boolean isLineEnd(int at) {
    return window[at] == '\n' || window[at] == '\r';
  }

  private boolean isBreak(int at) {
    return isLineEnd(at)
        ? breaking || isLongLine(at)
        : breaking && (window[at] == ' ' || window[at] == '\t');
  }

  private boolean isLongLine(int at) {
    int from = at;
    int least = Math.max(0, line);
    while (from > least && at - from < SHORTEST_LINE && WrappedBase64.isLetter(window, from - 1)) {
      from--;
    }
    return at - from + (from == 0 && line < 0 ? left : 0) >= SHORTEST_LINE;
  }

  private void lookThrough(int at) {
    controls.keep(window[at], at);
    held--;
    System.arraycopy(window, at + 1, window, at, held - at);
    line = at;
    breaking = true;
  }

  private void cover(int from, int to) {
    int first = from;
    boolean masked = false;
    while (!covered.isEmpty() && covered.getLast().to() > first) {
      var last = covered.removeLast();
      first = Math.min(first, last.from());
      masked |= last.masked();
    }
    covered.addLast(new Covered(first, to, masked));
  }

  /// Passes on the window up to `limit`, and moves the rest to its front.
  private void pass(int limit) throws IOException {
    int at = 0;
    var rest = new ArrayDeque<Covered>();
    for (var part : covered) {
      if (part.from() >= limit) {
        rest.addLast(new Covered(part.from() - limit, part.to() - limit, part.masked()));
        continue;
      }
      controls.write(window, at, part.from(), out);
      if (!part.masked()) {
        out.write(mask);
        masks++;
      }
      at = Math.min(part.to(), limit);
      controls.write(window, at, at, out);
      if (part.to() > limit) {
        rest.addLast(new Covered(0, part.to() - limit, true));
      }
    }
    controls.write(window, at, limit, out);
    controls.forget(limit);
    leave(limit);
    covered.clear();
    covered.addAll(rest);
    held -= limit;
    System.arraycopy(window, limit, window, 0, held);
  }

  /// Remembers how the line goes on in the window.
  private void leave(int limit) {
    if (line >= limit && line >= 0) {
      line -= limit;
      return;
    }
    int least = Math.max(0, line);
    int from = limit;
    while (from > least
        && limit - from < SHORTEST_LINE
        && WrappedBase64.isLetter(window, from - 1)) {
      from--;
    }
    left = Math.min(SHORTEST_LINE, limit - from + (from == 0 && line < 0 ? left : 0));
    line = -1;
  }

  /// Passes on what was held. Nothing may come after it.
  public void end() throws IOException {
    while (controls.isOpen()) {
      var plain = controls.plain();
      take(plain, 0, plain.length);
    }
    int depth = search.depth(state);
    if (depth > LONGEST_OPEN_BEGINNING && depth >= search.missing(state)) {
      cover(held - depth, held);
    }
    pass(held);
    state = FormSearch.ROOT;
  }
}
