package dev.bailiwick.core.code.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All rows for a language, found by the last name of what they speak of. Immutable once read;
/// thread-safe.
public final class Models {
  private static final String ANY = "*";

  private final Map<Row.Kind, Map<String, List<Row>>> rows = new EnumMap<>(Row.Kind.class);

  Models() {
    for (var kind : Row.Kind.values()) {
      rows.put(kind, new HashMap<>());
    }
  }

  /// @param name `exec`, or alternatives `get|post`
  void add(String name, Row row) {
    var byName = rows.get(row.kind());
    if (byName != null) {
      for (var one : name.split("\\|")) {
        byName.computeIfAbsent(one, _ -> new ArrayList<>()).add(row);
      }
    }
  }

  /// The rows for a qualified name, in the order in which they stand in the files.
  ///
  /// @param owner what stands before the last point, or empty where it is not known
  public List<Row> find(Row.Kind kind, String owner, String name) {
    var byName = rows.getOrDefault(kind, Map.of());
    var found = of(byName.get(name), owner, List.of());
    return of(byName.get(ANY), owner, found);
  }

  private static List<Row> of(@Nullable List<Row> candidates, String owner, List<Row> before) {
    if (candidates == null) {
      return before;
    }
    List<Row> found = null;
    for (var row : candidates) {
      if (row.isOf(owner)) {
        found = found == null ? new ArrayList<>(before) : found;
        found.add(row);
      }
    }
    return found == null ? before : found;
  }

  /// The rows for a whole qualified name: `child_process.exec`.
  public List<Row> find(Row.Kind kind, String qualified) {
    int dot = split(qualified);
    return find(kind, dot < 0 ? "" : qualified.substring(0, dot), qualified.substring(dot + 1));
  }

  /// Where the last name begins: behind the last point that is not part of a module's path.
  static int split(String qualified) {
    return qualified.lastIndexOf('.');
  }

  /// How many names are known, for a test that files are read.
  public int size() {
    return rows.values().stream().mapToInt(Map::size).sum();
  }
}
