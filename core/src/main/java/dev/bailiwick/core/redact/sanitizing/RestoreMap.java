package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became what, for the way back. One thread. Injective: no two originals share a surrogate.
/// Never holds a secret.
public final class RestoreMap {

  /// What an entry stands for: a name is restored in every style of spelling where it is a part of
  /// an identifier, a term likewise and anywhere, a value as it is.
  public enum Kind {
    NAME,
    TERM,
    VALUE
  }

  public record Entry(Kind kind, String original, String surrogate) {}

  private final Map<String, Entry> byOriginal = new LinkedHashMap<>();
  private final Map<String, Entry> bySurrogate = new LinkedHashMap<>();

  /// The surrogate of an original that was met before.
  Optional<String> surrogate(String original) {
    return Optional.ofNullable(byOriginal.get(original)).map(Entry::surrogate);
  }

  boolean isTaken(String surrogate) {
    return bySurrogate.containsKey(surrogate);
  }

  /// @throws IllegalArgumentException where either side is there already
  public void add(Entry entry) {
    if (byOriginal.containsKey(entry.original()) || bySurrogate.containsKey(entry.surrogate())) {
      throw new IllegalArgumentException("a map gives each original one surrogate of its own");
    }
    byOriginal.put(entry.original(), entry);
    bySurrogate.put(entry.surrogate(), entry);
  }

  /// In the order in which they were met.
  public List<Entry> entries() {
    return List.copyOf(byOriginal.values());
  }

  public Json.Obj json() {
    var entries = new ArrayList<Json>();
    for (var entry : byOriginal.values()) {
      entries.add(
          Json.object()
              .put("kind", entry.kind().name())
              .put("original", entry.original())
              .put("surrogate", entry.surrogate())
              .build());
    }
    return Json.object().put("schema", 1).put("entries", Json.array(entries)).build();
  }

  /// The map that [#json] wrote, or null where this is none.
  public static @Nullable RestoreMap of(Json json) {
    var map = new RestoreMap();
    if (!(json instanceof Json.Obj object)
        || !(object.get("entries").orElse(null) instanceof Json.Arr(var entries, var _))) {
      return null;
    }
    for (var entry : entries) {
      if (!(entry instanceof Json.Obj one)) {
        return null;
      }
      var name = one.string("kind").orElse("");
      var kind = Arrays.stream(Kind.values()).filter(any -> any.name().equals(name)).findFirst();
      if (kind.isEmpty()) {
        return null;
      }
      map.add(
          new Entry(
              kind.get(), one.string("original").orElse(""), one.string("surrogate").orElse("")));
    }
    return map;
  }
}
