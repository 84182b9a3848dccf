package dev.bailiwick.core.dependency.format;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// What a name stands for while TOML is being read.
sealed interface TomlEntry permits TomlTable, TomlEntry.Rows, TomlEntry.Leaf {

  Json json(int end);

  /// A value that nothing is added to.
  record Leaf(Json value) implements TomlEntry {
    @Override
    public Json json(int end) {
      return value;
    }
  }

  /// `[[name]]`, each of them a table.
  static final class Rows implements TomlEntry {
    private final int start;
    private final List<TomlTable> rows = new ArrayList<>();

    Rows(int start) {
      this.start = start;
    }

    TomlTable add(TomlTable table) {
      rows.add(table);
      return table;
    }

    TomlTable last() {
      return rows.getLast();
    }

    @Override
    public Json json(int end) {
      return new Json.Arr(
          rows.stream().map(row -> (Json) row.json(end)).toList(), new Json.Span(start, end));
    }
  }
}
