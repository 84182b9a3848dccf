package dev.bailiwick.core.dependency.format;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads TOML 1.0 (toml.io/en/v1.0.0). Dates and numbers keep their spelling: dates as strings,
/// `inf` and `nan` too. One thread, used once.
final class TomlReader {
  private static final Pattern NUMBER_OR_DATE =
      Pattern.compile("[+-]?(?:inf|nan|\\d[\\w.:+-]*+(?: \\d[\\d:.]*+(?:Z|[+-][\\d:]++)?)?)");

  private final TomlText text;
  private final TomlTable root = new TomlTable(0);

  TomlReader(Document document) {
    this.text = new TomlText(document);
  }

  Json.Obj read() {
    var table = root;
    text.gap();
    while (!text.isAtEnd()) {
      if (text.peek() == '[') {
        table = header();
      } else {
        pair(table);
      }
      text.endOfLine();
      text.gap();
    }
    return root.json(text.length());
  }

  private TomlTable header() {
    int start = text.at();
    text.skip();
    boolean isList = text.peek() == '[';
    if (isList) {
      text.skip();
    }
    var path = text.keys();
    text.expect(']');
    if (isList) {
      text.expect(']');
    }
    var parent = root;
    for (var name : path.subList(0, path.size() - 1)) {
      parent = below(parent, name, start);
    }
    return isList ? appended(parent, path.getLast(), start) : opened(parent, path.getLast(), start);
  }

  private TomlTable below(TomlTable parent, String name, int start) {
    return switch (parent.get(name)) {
      case null -> parent.put(name, new TomlTable(start));
      case TomlTable table when !table.isClosed() -> table;
      case TomlEntry.Rows rows -> rows.last();
      default -> throw text.bad("'" + name + "' is no table", start);
    };
  }

  private TomlTable opened(TomlTable parent, String name, int start) {
    return switch (parent.get(name)) {
      case null -> parent.put(name, new TomlTable(start).headed());
      case TomlTable table when !table.isClosed() && !table.isHeaded() -> table.headed();
      default -> throw text.bad("'" + name + "' stands twice", start);
    };
  }

  private TomlTable appended(TomlTable parent, String name, int start) {
    return switch (parent.get(name)) {
      case null -> parent.put(name, new TomlEntry.Rows(start)).add(new TomlTable(start));
      case TomlEntry.Rows rows -> rows.add(new TomlTable(start));
      default -> throw text.bad("'" + name + "' is no list of tables", start);
    };
  }

  private void pair(TomlTable table) {
    int start = text.at();
    var path = text.keys();
    text.expect('=');
    text.space();
    var parent = table;
    for (var name : path.subList(0, path.size() - 1)) {
      parent = below(parent, name, start);
    }
    if (parent.get(path.getLast()) != null) {
      throw text.bad("'" + path.getLast() + "' stands twice", start);
    }
    parent.put(path.getLast(), value(0));
  }

  private TomlEntry value(int depth) {
    if (depth > Document.LIMITS.depth()) {
      throw text.bad("nested too deep", text.at());
    }
    int start = text.at();
    return switch (text.peek()) {
      case '"', '\'' -> {
        var string = text.string();
        yield new TomlEntry.Leaf(new Json.Str(string, new Json.Span(start, text.at())));
      }
      case '[' -> list(start, depth);
      case '{' -> inline(start, depth);
      default -> scalar(start);
    };
  }

  private TomlEntry.Leaf list(int start, int depth) {
    text.skip();
    var elements = new ArrayList<Json>();
    text.gap();
    while (text.peek() != ']') {
      elements.add(value(depth + 1).json(text.at()));
      text.gap();
      if (text.peek() == ',') {
        text.skip();
        text.gap();
      } else if (text.peek() != ']') {
        throw text.bad("a list without an end", start);
      }
    }
    text.skip();
    return new TomlEntry.Leaf(new Json.Arr(List.copyOf(elements), new Json.Span(start, text.at())));
  }

  private TomlTable inline(int start, int depth) {
    text.skip();
    var table = new TomlTable(start);
    text.gap();
    while (text.peek() != '}') {
      var path = text.keys();
      text.expect('=');
      text.space();
      var parent = table;
      for (var name : path.subList(0, path.size() - 1)) {
        parent = below(parent, name, start);
      }
      if (parent.get(path.getLast()) != null) {
        throw text.bad("'" + path.getLast() + "' stands twice", start);
      }
      parent.put(path.getLast(), value(depth + 1));
      text.gap();
      if (text.peek() == ',') {
        text.skip();
        text.gap();
      } else if (text.peek() != '}') {
        throw text.bad("a table without an end", start);
      }
    }
    text.skip();
    return table.closed();
  }

  private TomlEntry.Leaf scalar(int start) {
    var word = text.word();
    var span = new Json.Span(start, text.at());
    if (word.equals("true") || word.equals("false")) {
      return new TomlEntry.Leaf(new Json.Bool(word.equals("true"), span));
    }
    if (!NUMBER_OR_DATE.matcher(word).matches()) {
      throw text.bad("no value", start);
    }
    boolean number = word.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    return new TomlEntry.Leaf(number ? new Json.Num(word, span) : new Json.Str(word, span));
  }
}
