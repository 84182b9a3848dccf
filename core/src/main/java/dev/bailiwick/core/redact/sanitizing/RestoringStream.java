package dev.bailiwick.core.redact.sanitizing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Restores a text that comes in pieces, wherever it is cut. One thread.
///
/// Holds back what a surrogate could still grow from: less than the longest one and the two
/// characters around it.
public final class RestoringStream {
  /// What is looked back at to tell whether a surrogate stands alone; longer runs of backslashes
  /// are judged by these.
  private static final int BEFORE = 64;

  private final Restorer restorer;
  private final StringBuilder held = new StringBuilder();
  private final Set<RestoreMap.Entry> met = new LinkedHashSet<>();
  private int done;

  public RestoringStream(RestoreMap map) {
    restorer = new Restorer(map);
  }

  /// What is certain after one more piece; may be empty.
  public String next(String piece) {
    held.append(piece);
    return given(held.length() - restorer.longest() - 1);
  }

  /// The rest.
  public String end() {
    return given(held.length());
  }

  /// The surrogates that did not come, in the map's order.
  public List<String> missing() {
    return restorer.missing(met);
  }

  private String given(int certain) {
    if (certain <= done) {
      return "";
    }
    var text = held.toString();
    var given = new StringBuilder();
    int at = done;
    for (var hit : restorer.hits(text, done, certain)) {
      given.append(text, at, hit.start()).append(hit.original());
      met.add(hit.entry());
      at = hit.end();
    }
    if (at < certain) {
      given.append(text, at, certain);
      at = certain;
    }
    int kept = Math.max(0, at - BEFORE);
    held.delete(0, kept);
    done = at - kept;
    return given.toString();
  }
}
