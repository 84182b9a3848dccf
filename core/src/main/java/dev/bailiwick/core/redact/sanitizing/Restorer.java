package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the originals back into a text that came out of sanitized code: an answer, a diff, JSON.
///
/// A name comes back in every style of spelling and in the plural, a value also in other case; a
/// surrogate that JSON spells with an escape before it (`\nuser123456@…`) is found behind it.
public final class Restorer {

  /// @param missing the surrogates that were not in the text, in the map's order
  public record Restored(String text, int count, List<String> missing) {
    public Restored {
      missing = List.copyOf(missing);
    }
  }

  /// A surrogate in a text with what it stands for.
  record Hit(int start, int end, String original, RestoreMap.Entry entry) {}

  private record Way(String surrogate, String original, RestoreMap.Entry entry) {}

  private final List<RestoreMap.Entry> entries;
  private final Map<Character, List<Way>> ways = new LinkedHashMap<>();

  public Restorer(RestoreMap map) {
    entries = map.entries();
    var seen = new LinkedHashMap<String, Way>();
    for (var entry : entries) {
      seen.putIfAbsent(entry.surrogate(), new Way(entry.surrogate(), entry.original(), entry));
    }
    for (var entry : entries) {
      spellings(entry).forEach((from, to) -> seen.putIfAbsent(from, new Way(from, to, entry)));
    }
    seen.values().stream()
        .sorted(Comparator.comparingInt(way -> -way.surrogate().length()))
        .forEach(way ->
            ways.computeIfAbsent(way.surrogate().charAt(0), _ -> new ArrayList<>()).add(way));
  }

  private static Map<String, String> spellings(RestoreMap.Entry entry) {
    var from = entry.surrogate();
    var to = entry.original();
    return switch (entry.kind()) {
      case NAME, TERM -> CaseStyles.pairs(from, to);
      case VALUE -> {
        var other = new LinkedHashMap<String, String>();
        other.put(from.toUpperCase(Locale.ROOT), to.toUpperCase(Locale.ROOT));
        other.putIfAbsent(capital(from), capital(to));
        yield other;
      }
    };
  }

  private static String capital(String value) {
    return value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
  }

  public Restored restore(String text) {
    var restored = new StringBuilder();
    var met = new LinkedHashSet<RestoreMap.Entry>();
    var hits = hits(text);
    int at = 0;
    for (var hit : hits) {
      restored.append(text, at, hit.start()).append(hit.original());
      met.add(hit.entry());
      at = hit.end();
    }
    restored.append(text, at, text.length());
    return new Restored(restored.toString(), hits.size(), missing(met));
  }

  /// Characters of the longest spelling of a surrogate.
  int longest() {
    return ways.values().stream()
        .flatMap(List::stream)
        .mapToInt(way -> way.surrogate().length())
        .max()
        .orElse(0);
  }

  /// Every surrogate of the map in the text, from left to right; they do not overlap.
  List<Hit> hits(String text) {
    return hits(text, 0, text.length());
  }

  /// Those that begin in a part of the text.
  List<Hit> hits(String text, int from, int to) {
    var hits = new ArrayList<Hit>();
    int at = from;
    while (at < to) {
      var way = at(text, at);
      if (way == null) {
        at++;
      } else {
        int end = at + way.surrogate().length();
        hits.add(new Hit(at, end, way.original(), way.entry()));
        at = end;
      }
    }
    return hits;
  }

  private @Nullable Way at(String text, int at) {
    for (var way : ways.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(way.surrogate(), at) && isWhole(text, at, way)) {
        return way;
      }
    }
    return null;
  }

  private static boolean isWhole(String text, int at, Way way) {
    int end = at + way.surrogate().length();
    return switch (way.entry().kind()) {
      case TERM -> true;
      case NAME -> Names.isPart(text, at, end);
      case VALUE ->
          way.surrogate().chars().anyMatch(Character::isLetter) || Names.isApart(text, at, end);
    };
  }

  /// The surrogates of entries that were not met, in the map's order.
  List<String> missing(Set<RestoreMap.Entry> met) {
    return entries.stream()
        .filter(entry -> !met.contains(entry))
        .map(RestoreMap.Entry::surrogate)
        .toList();
  }
}
