package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.workstation.history.ObjectVisitor;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.Place;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Searches one object after another: files as they are, commits and tags by their message. One
/// thread.
final class ObjectSearch implements ObjectVisitor {
  /// An object with what was found in it; the findings have no path yet.
  ///
  /// @param header of a commit, with its author; empty for other kinds
  record Hit(ObjectKind kind, Place place, byte[] header, List<Finding> findings) {}

  private static final byte[] NONE = {};
  private static final byte[] BLANK = "\n\n".getBytes(StandardCharsets.US_ASCII);

  private final ContentScan scan;
  private final List<Hit> hits = new ArrayList<>();
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
    var result = scan.scan("", lent, length);
    boolean whole = start == 0 && length < ObjectWalk.LARGEST_WHOLE;
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
    add(ObjectKind.BLOB, place, NONE, new ContentScan.Result(fresh, result.spokenFor(), List.of()));
    for (int at = 0; at < length - ObjectWalk.OVERLAP; at++) {
      linesBefore += lent[at] == '\n' ? 1 : 0;
    }
  }

  private void add(ObjectKind kind, Place place, byte[] header, ContentScan.Result result) {
    spokenFor += result.spokenFor();
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
        finding.fix());
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
