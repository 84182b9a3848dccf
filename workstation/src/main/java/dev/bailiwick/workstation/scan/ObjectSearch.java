package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.core.text.Stretches;
import dev.bailiwick.workstation.history.ObjectVisitor;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.Place;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Searches one object after another: files as they are, commits and tags by their message. Of a
/// longer text only what no earlier one had, and the pieces around it. One thread.
final class ObjectSearch implements ObjectVisitor {
  /// Something in an object that was not looked into, in words.
  record Limit(Place place, String what) {}

  private static final int MOST_LIMITS = 100;
  private static final byte[] NONE = {};
  private static final byte[] BLANK = "\n\n".getBytes(StandardCharsets.US_ASCII);

  /// A shorter text is searched as a whole, in bytes.
  private static final int WORTH_CUTTING = 4 << 10;

  /// Pieces that are searched twice at the most where two new ones stand near each other.
  private static final int MARGIN = 2;

  /// From here on, in bytes, the start of a text is searched without a copy of it.
  private static final int LARGE = 8 << 20;

  /// Results that are remembered at once.
  private static final int MOST_FOUND = 4_096;

  private final ContentScan scan;
  private final SeenText seen = new SeenText(new SecureRandom().nextLong());

  /// The results of texts that are not all clean, by the names of the texts.
  private final Map<Long, ContentScan.Result> found = new HashMap<>();

  private final List<Hit> hits = new ArrayList<>();
  private final List<Limit> limits = new ArrayList<>();
  private long objects;
  private long bytes;
  private int spokenFor;

  /// Of an object that comes in windows: the lines before the one that is next, and what was told.
  private int linesBefore;

  private Set<String> told = Set.of();

  ObjectSearch(ContentScan scan) {
    this.scan = scan;
  }

  List<Hit> hits() {
    return hits;
  }

  long objects() {
    return objects;
  }

  long bytes() {
    return bytes;
  }

  /// What was not looked into, the first hundred.
  List<Limit> limits() {
    return limits;
  }

  int spokenFor() {
    return spokenFor;
  }

  @Override
  public void object(ObjectKind kind, Place place, byte[] lent, int length, long start) {
    objects += start == 0 ? 1 : 0;
    bytes += length;
    if (kind == ObjectKind.BLOB) {
      file(place, lent, length, start);
      return;
    }
    int message = Math.min(length, behindHeader(lent, length));
    var text = Arrays.copyOfRange(lent, message, length);
    var header = kind == ObjectKind.COMMIT ? Arrays.copyOf(lent, message) : NONE;
    add(kind, place, header, scan.scan("", text, text.length), Part.WHOLE);
  }

  private void file(Place place, byte[] lent, int length, long start) {
    boolean whole = start == 0 && length < ObjectWalk.LARGEST_WHOLE;
    if (whole && length >= WORTH_CUTTING && isText(lent)) {
      versions(place, lent, length);
      return;
    }
    var result = scan.scan("", lent, length);
    if (whole) {
      add(ObjectKind.BLOB, place, NONE, result, Part.WHOLE);
      return;
    }
    if (start == 0) {
      linesBefore = 0;
      told = new HashSet<>();
    }
    var part = new Part(linesBefore, 1, Integer.MAX_VALUE);
    var fresh =
        part.own(result.findings()).stream()
            .filter(finding -> told.add(finding.place() + finding.fingerprint()))
            .toList();
    add(
        ObjectKind.BLOB,
        place,
        NONE,
        new ContentScan.Result(fresh, result.spokenFor(), result.limits()),
        Part.WHOLE);
    linesBefore += lines(lent, 0, length - ObjectWalk.OVERLAP);
  }

  /// Searches what no earlier text had, with the pieces around it.
  private void versions(Place place, byte[] lent, int length) {
    seen.cut(lent, length);
    var fresh = seen.fresh();
    for (int first = fresh.nextSetBit(0); first >= 0; ) {
      int last = fresh.nextClearBit(first) - 1;
      for (int next = fresh.nextSetBit(last + 1); next >= 0 && next <= last + MARGIN; ) {
        last = fresh.nextClearBit(next) - 1;
        next = fresh.nextSetBit(last + 1);
      }
      piece(place, lent, first, last);
      first = fresh.nextSetBit(last + 1);
    }
  }

  /// The pieces from `first` to `last`, searched with the lines beside them.
  private void piece(Place place, byte[] lent, int first, int last) {
    int begin = Math.max(0, first - 1);
    int end = Math.min(seen.count() - 1, last + 1);
    int from = marginBefore(lent, seen.start(first), seen.start(begin));
    int lines = seen.linesBefore(first) - lines(lent, from, seen.start(first));
    long name = 4 * seen.nameOf(begin, end) + 2L * (first - begin) + (end - last);
    var result = found.get(name);
    if (result == null) {
      result = searched(lent, from, marginBehind(lent, seen.end(last), seen.end(end)));
      if (!keep(first, last, from, lines, result.findings())) {
        remember(name, result);
      }
    }
    add(
        ObjectKind.BLOB,
        place,
        NONE,
        result,
        new Part(lines, 1 + seen.linesBefore(first), 1 + seen.linesBefore(last + 1)));
  }

  /// The start of the line [Stretches#NEAR] bytes before a place.
  private static int marginBefore(byte[] bytes, int place, int least) {
    int at = Math.max(least, place - Stretches.NEAR);
    while (at > least && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /// The end of the line [Stretches#NEAR] bytes behind a place.
  private static int marginBehind(byte[] bytes, int place, int most) {
    int at = Math.min(most, place + Stretches.NEAR);
    while (at < most && bytes[at - 1] != '\n') {
      at++;
    }
    return at;
  }

  /// Keeps the pieces from `first` to `last` that share no line with what the last search found,
  /// and no byte with what it looked at as one; false where some are left.
  ///
  /// @param from where that search began, behind so many `lines`
  /// @param findings ascending; none overlaps another
  private boolean keep(int first, int last, int from, int lines, List<Finding> findings) {
    var looked = scan.looked();
    boolean all = true;
    int next = 0;
    for (int piece = first; piece <= last; piece++) {
      int least = 1 + seen.linesBefore(piece) - lines;
      int most = 1 + seen.linesBefore(piece + 1) - lines;
      while (next < findings.size() && findings.get(next).place().endLine() < least) {
        next++;
      }
      boolean found = next < findings.size() && findings.get(next).place().line() <= most;
      if (found || looked.meet(seen.start(piece) - from, seen.end(piece) - from)) {
        all = false;
      } else {
        seen.keep(piece);
      }
    }
    return all;
  }

  /// What holds a secret, or is looked at as one over several pieces, comes back in version after
  /// version, since it is never remembered as clean: its result is.
  private void remember(long name, ContentScan.Result result) {
    if (found.size() >= MOST_FOUND) {
      found.clear();
    }
    found.put(name, result);
  }

  private ContentScan.Result searched(byte[] lent, int from, int to) {
    if (from == 0 && to > LARGE) {
      return scan.scan("", lent, to);
    }
    var text = Arrays.copyOfRange(lent, from, to);
    return scan.scan("", text, text.length);
  }

  private static int lines(byte[] bytes, int from, int to) {
    int lines = 0;
    for (int at = from; at < to; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static boolean isText(byte[] bytes) {
    for (int at = 0; at < WORTH_CUTTING; at++) {
      if (bytes[at] == 0) {
        return false;
      }
    }
    return true;
  }

  private void add(
      ObjectKind kind, Place place, byte[] header, ContentScan.Result result, Part part) {
    spokenFor += result.spokenFor();
    for (var limit : result.limits()) {
      if (limits.size() < MOST_LIMITS) {
        limits.add(new Limit(place, limit));
      }
    }
    if (part.holdsAny(result.findings())) {
      hits.add(new Hit(kind, place, header, result.findings(), part));
    }
  }

  private static int behindHeader(byte[] bytes, int length) {
    for (int at = 0; at + 1 < length; at++) {
      if (bytes[at] == BLANK[0] && bytes[at + 1] == BLANK[1]) {
        return at + 2;
      }
    }
    return length;
  }
}
