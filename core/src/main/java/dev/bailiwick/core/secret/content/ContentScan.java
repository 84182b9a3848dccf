package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.Habitat;
import dev.bailiwick.core.secret.SecretFinding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scans one content after another with the same buffers; what is longer than [#WINDOW] bytes goes
/// through in windows that overlap. One thread.
public final class ContentScan {
  public static final int WINDOW = 4 << 20;

  /// A finding that begins in the last part of a window is left to the next one, which sees all of
  /// it; and that one sees a little of what stands in front.
  private static final int LEFT = 64 << 10;

  private static final int CONTEXT = 8 << 10;

  /// What a scan of one content came to.
  ///
  /// @param spokenFor findings that a line in the content takes out, with a reason
  /// @param limits what was not looked into, in words
  public record Result(List<Finding> findings, int spokenFor, List<String> limits) {
    static final Result NOTHING = new Result(List.of(), 0, List.of());

    public Result {
      findings = List.copyOf(findings);
      limits = List.copyOf(limits);
    }
  }

  private final Session session;
  private byte[] window = new byte[0];

  public ContentScan(SecretScanner scanner) {
    this.session = scanner.session();
  }

  /// All of a content that is in memory.
  public Result scan(String path, byte[] bytes, int length) {
    var collected = new Collected(path);
    collected.add(bytes, 0, length, session.scan(bytes, 0, length, Habitat.of(path)), 1);
    return collected.result();
  }

  /// A content of any length; the stream is read to its end and not closed.
  public Result scan(String path, InputStream in) throws IOException {
    if (window.length == 0) {
      window = new byte[WINDOW];
    }
    var collected = new Collected(path);
    int kept = 0;
    int reported = 0;
    int line = 1;
    while (true) {
      int end = kept + in.readNBytes(window, kept, window.length - kept);
      boolean last = end < window.length;
      int until = last ? end : end - LEFT;
      int from = reported;
      var found =
          session.scan(window, 0, end, Habitat.of(path)).stream()
              .filter(one -> one.start() >= from && (last || one.start() < until))
              .toList();
      collected.add(window, 0, end, found, line);
      if (last) {
        return collected.result();
      }
      int keep = LEFT + CONTEXT;
      line += newlines(end - keep);
      System.arraycopy(window, end - keep, window, 0, keep);
      kept = keep;
      reported = CONTEXT;
    }
  }

  private int newlines(int to) {
    int count = 0;
    for (int at = 0; at < to; at++) {
      count += window[at] == '\n' ? 1 : 0;
    }
    return count;
  }

  /// What has been found in the content so far.
  private static final class Collected {
    private final String path;
    private final List<Finding> findings = new ArrayList<>();
    private int spokenFor;

    Collected(String path) {
      this.path = path;
    }

    void add(byte[] bytes, int from, int to, List<SecretFinding> found, int firstLine) {
      if (found.isEmpty()) {
        return;
      }
      var lines = new Lines(bytes, from, firstLine);
      for (var one : found) {
        if (SpokenFor.is(bytes, from, one.start(), to, one.rule())) {
          spokenFor++;
        } else {
          findings.add(finding(one, lines.place(one.start(), one.end())));
        }
      }
    }

    private Finding finding(SecretFinding one, Finding.Place place) {
      var severity =
          PathClass.of(path) == PathClass.LIGHTER ? one.severity().lower() : one.severity();
      return new Finding(
          one.rule(),
          severity,
          one.confidence(),
          one.message(),
          path,
          place,
          one.fingerprint(),
          one.masked(),
          Optional.empty(),
          one.validated(),
          one.cwe(),
          Optional.of(one.runbook()),
          Optional.empty());
    }

    Result result() {
      return findings.isEmpty() && spokenFor == 0
          ? Result.NOTHING
          : new Result(findings, spokenFor, List.of());
    }
  }
}
