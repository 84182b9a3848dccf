package dev.bailiwick.core.dependency.format;

import dev.bailiwick.core.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table while its text is being read; one thread.
final class TomlTable implements TomlEntry {

  private final int start;
  private final Map<String, TomlEntry> entries = new LinkedHashMap<>();
  private boolean closed;
  private boolean headed;

  TomlTable(int start) {
    this.start = start;
  }

  @Nullable TomlEntry get(String name) {
    return entries.get(name);
  }

  <T extends TomlEntry> T put(String name, T entry) {
    entries.put(name, entry);
    return entry;
  }

  /// Nothing may be added from outside any more.
  TomlTable closed() {
    closed = true;
    return this;
  }

  boolean isClosed() {
    return closed;
  }

  /// It has had its own `[name]`.
  TomlTable headed() {
    headed = true;
    return this;
  }

  boolean isHeaded() {
    return headed;
  }

  @Override
  public Json.Obj json(int end) {
    var members = new LinkedHashMap<String, Json>();
    entries.forEach((name, entry) -> members.put(name, entry.json(end)));
    return new Json.Obj(members, new Json.Span(start, end));
  }
}
