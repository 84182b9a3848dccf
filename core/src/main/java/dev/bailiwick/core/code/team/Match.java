package dev.bailiwick.core.code.team;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place that fits, with what fills the holes. Bytes, the end exclusive.
record Match(int start, int end, Map<String, Hole> holes) {

  /// What fills a hole.
  record Hole(int start, int end, String text) {
    /// Equal but for the space in it.
    boolean isSame(Hole other) {
      return text.equals(other.text)
          || text.replaceAll("\\s+", "").equals(other.text.replaceAll("\\s+", ""));
    }
  }

  Match {
    holes = Map.copyOf(holes);
  }

  boolean covers(Match other) {
    return start <= other.start && other.end <= end;
  }

  boolean isAt(Match other) {
    return start == other.start && end == other.end;
  }

  /// This place with the other's holes as well, or null where one is filled differently.
  @Nullable Match with(Match other) {
    var all = new HashMap<>(holes);
    for (var entry : other.holes.entrySet()) {
      var known = all.putIfAbsent(entry.getKey(), entry.getValue());
      if (known != null && !known.isSame(entry.getValue())) {
        return null;
      }
    }
    return new Match(start, end, all);
  }
}
