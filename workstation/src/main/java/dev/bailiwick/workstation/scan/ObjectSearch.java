package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.content.ContentScan;
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
  /// An object with what was found in it; the findings have no path yet.
  ///
  /// @param header of a commit, with its author; empty for other kinds
  record Hit(ObjectKind kind, Place place, byte[] header, List<Finding> findings) {}

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

  /// The results of texts that hold something, by the names of the texts.
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
    add(kind, place, header, scan.scan("", text, text.length));
  }

  private void file(Place place, byte[] lent, int length, long start) {
    boolean whole = start == 0 && length < ObjectWalk.LARGEST_WHOLE;
    if (whole && length >= WORTH_CUTTING && isText(lent)) {
      versions(place, lent, length);
      return;
    }
    var result = scan.scan("", lent, length);
    if (whole) {
      add(ObjectKind.BLOB, place, NONE, result);
      return;
    }
    if (start == 0) {
      linesBefore = 0;
      told = new HashSet<>();
    }
    int before = linesBefore;
    var fresh =
        result.findings().stream()
            .map(finding -> later(finding, before))
            .filter(finding -> told.add(finding.place() + finding.fingerprint()))
            .toList();
    add(
        ObjectKind.BLOB,
        place,
        NONE,
        new ContentScan.Result(fresh, result.spokenFor(), result.limits()));
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

  /// The pieces from `first` to `last`, searched with those beside them.
  private void piece(Place place, byte[] lent, int first, int last) {
    int begin = Math.max(0, first - 1);
    int end = Math.min(seen.count() - 1, last + 1);
    var result = result(lent, begin, end);
    if (result.findings().isEmpty()) {
      for (int piece = first; piece <= last; piece++) {
        seen.keep(piece);
      }
      add(ObjectKind.BLOB, place, NONE, result);
      return;
    }
    int lines = seen.linesBefore(begin);
    int least = 1 + seen.linesBefore(first) - lines;
    int most = 1 + seen.linesBefore(last + 1) - lines;
    var own =
        result.findings().stream()
            .filter(one -> one.place().line() >= least && one.place().line() <= most)
            .map(one -> later(one, lines))
            .toList();
    add(
        ObjectKind.BLOB,
        place,
        NONE,
        new ContentScan.Result(own, result.spokenFor(), result.limits()));
  }

  /// Of the pieces from `begin` to `end`. What holds a secret comes back in version after version,
  /// since it is never remembered as clean: its result is.
  private ContentScan.Result result(byte[] lent, int begin, int end) {
    long name = seen.nameOf(begin, end);
    var known = found.get(name);
    if (known != null) {
      return known;
    }
    var result = searched(lent, seen.start(begin), seen.end(end));
    if (!result.findings().isEmpty()) {
      if (found.size() >= MOST_FOUND) {
        found.clear();
      }
      found.put(name, result);
    }
    return result;
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

  private void add(ObjectKind kind, Place place, byte[] header, ContentScan.Result result) {
    spokenFor += result.spokenFor();
    for (var limit : result.limits()) {
      if (limits.size() < MOST_LIMITS) {
        limits.add(new Limit(place, limit));
      }
    }
    if (!result.findings().isEmpty()) {
      hits.add(new Hit(kind, place, header, result.findings()));
    }
  }

  private static Finding later(Finding finding, int lines) {
    var place = finding.place();
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.message(),
        finding.path(),
        new Finding.Place(
            place.line() + lines, place.column(), place.endLine() + lines, place.endColumn()),
        finding.fingerprint(),
        finding.masked(),
        finding.commit(),
        finding.validated(),
        finding.cwe(),
        finding.help(),
        finding.fix(),
        finding.steps());
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
