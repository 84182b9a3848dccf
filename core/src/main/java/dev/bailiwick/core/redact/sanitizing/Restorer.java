package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts the originals back into a text that came out of sanitized code: an answer, a diff, JSON.
public final class Restorer {

  /// @param missing the surrogates that were not in the text, in the map's order
  public record Restored(String text, int count, List<String> missing) {
    public Restored {
      missing = List.copyOf(missing);
    }
  }

  private record Way(String surrogate, String original, RestoreMap.Entry entry) {}

  private final List<RestoreMap.Entry> entries;
  private final Map<Character, List<Way>> ways = new LinkedHashMap<>();

  public Restorer(RestoreMap map) {
    entries = map.entries();
    var seen = new LinkedHashMap<String, Way>();
    for (var entry : entries) {
      if (entry.kind() == RestoreMap.Kind.VALUE) {
        seen.putIfAbsent(entry.surrogate(), new Way(entry.surrogate(), entry.original(), entry));
      } else {
        CaseStyles.pairs(entry.surrogate(), entry.original())
            .forEach((from, to) -> seen.putIfAbsent(from, new Way(from, to, entry)));
      }
    }
    seen.values().stream()
        .sorted(Comparator.comparingInt(way -> -way.surrogate().length()))
        .forEach(way ->
            ways.computeIfAbsent(way.surrogate().charAt(0), _ -> new ArrayList<>()).add(way));
  }

  public Restored restore(String text) {
    var restored = new StringBuilder();
    var met = new LinkedHashSet<RestoreMap.Entry>();
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      var way = at(text, at);
      if (way == null) {
        restored.append(text.charAt(at++));
      } else {
        restored.append(way.original());
        met.add(way.entry());
        count++;
        at += way.surrogate().length();
      }
    }
    return new Restored(restored.toString(), count, missing(met));
  }

  private @org.jspecify.annotations.Nullable Way at(String text, int at) {
    for (var way : ways.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(way.surrogate(), at) && isWhole(text, at, way)) {
        return way;
      }
    }
    return null;
  }

  private static boolean isWhole(String text, int at, Way way) {
    int end = at + way.surrogate().length();
    return way.entry().kind() == RestoreMap.Kind.NAME
        ? Names.isPart(text, at, end)
        : Names.isApart(text, at, end);
  }

  private List<String> missing(Set<RestoreMap.Entry> met) {
    return entries.stream()
        .filter(entry -> !met.contains(entry))
        .map(RestoreMap.Entry::surrogate)
        .toList();
  }
}
