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
/// A terminal's control sequences are looked through, as a reader does: a value of which a part is
/// coloured is a value. They leave where they stood, those from inside a form behind its mask.
public final class Masker {
  private static final int LONGEST_OPEN_BEGINNING = 7;

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
    scan(held - length, held);
  }

  private void scan(int from, int end) {
    int at = from;
    while (at < end) {
      if (state == FormSearch.ROOT) {
        at = search.skip(window, at, end);
        if (at == end) {
          return;
        }
      }
      state = search.step(state, window[at++]);
      int length = search.ended(state);
      if (length > 0) {
        cover(at - length, at);
        state = search.behind(state);
      }
    }
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
    covered.clear();
    covered.addAll(rest);
    held -= limit;
    System.arraycopy(window, limit, window, 0, held);
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
