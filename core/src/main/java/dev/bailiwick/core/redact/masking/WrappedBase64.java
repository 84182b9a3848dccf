package dev.bailiwick.core.redact.masking;

import dev.bailiwick.core.secret.form.FormSearch;
import java.io.ByteArrayOutputStream;
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
  private static final boolean[] ALPHABET = new boolean[256];

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="
        .chars()
        .forEach(letter -> ALPHABET[letter] = true);
  }

  /// Characters in lines that belong together.
  ///
  /// @param places where each stands
  private record Block(byte[] joined, int[] places) {}

  boolean isIn(byte[] bytes, int length) {
    return blocks(bytes, length).stream()
        .anyMatch(
            block -> search.first(block.joined(), 0, block.joined().length) != FormSearch.ROOT);
  }

  /// The places of all characters of values, in order.
  List<Integer> places(byte[] bytes, int length) {
    var places = new ArrayList<Integer>();
    for (var block : blocks(bytes, length)) {
      for (var part : search.all(block.joined(), 0, block.joined().length)) {
        for (int i = part.from(); i < part.to(); i++) {
          places.add(block.places()[i]);
        }
      }
    }
    return places;
  }

  static boolean isLetter(byte[] bytes, int at) {
    return ALPHABET[bytes[at] & 0xff];
  }

  /// A line that is long enough covers two places in a row that are looked at, and all between
  /// them; hardly a word of a text does.
  static boolean mayBeLine(byte[] bytes, int at) {
    return isLetter(bytes, at)
        && isLetter(bytes, at + STEP)
        && isLetter(bytes, at + STEP / 2)
        && isLetter(bytes, at + STEP / 4)
        && isLetter(bytes, at + 3 * STEP / 4);
  }

  private static List<Block> blocks(byte[] bytes, int length) {
    var blocks = new ArrayList<Block>();
    int done = 0;
    for (int at = STEP - 1; at + STEP < length; at = Math.max(at + STEP, done)) {
      if (!mayBeLine(bytes, at)) {
        continue;
      }
      int from = at;
      while (from > done && isLetter(bytes, from - 1)) {
        from--;
      }
      int to = line(bytes, at, length);
      done = to;
      int next = next(bytes, to, length);
      if (to - from >= SHORTEST_LINE && next < length) {
        done = block(bytes, from, length, blocks);
      }
    }
    return blocks;
  }

  /// Joins the lines from there on; returns where they end.
  private static int block(byte[] bytes, int from, int length, List<Block> into) {
    var joined = new ByteArrayOutputStream();
    var places = new int[256];
    int start = from;
    int to = line(bytes, start, length);
    while (true) {
      for (int at = start; at < to; at++) {
        places = joined.size() == places.length ? Arrays.copyOf(places, 2 * places.length) : places;
        places[joined.size()] = at;
        joined.write(bytes[at]);
      }
      int next = next(bytes, to, length);
      if (to - start < SHORTEST_LINE || next >= length) {
        break;
      }
      start = next;
      to = line(bytes, start, length);
    }
    into.add(new Block(joined.toByteArray(), Arrays.copyOf(places, joined.size())));
    return to;
  }

  static int line(byte[] bytes, int from, int length) {
    int to = from;
    while (to < length && isLetter(bytes, to)) {
      to++;
    }
    return to;
  }

  /// Where the next line of letters begins, or the length where none does.
  private static int next(byte[] bytes, int end, int length) {
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
}
