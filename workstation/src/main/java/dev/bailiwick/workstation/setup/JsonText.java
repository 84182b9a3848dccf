package dev.bailiwick.workstation.setup;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A JSON object as its owner wrote it, into which members and elements can be put, and out of
/// which they can be taken, without touching a character of the rest.
///
/// What is put in follows the text's own indentation and line ends. Immutable.
public final class JsonText {

  private final String bom;
  private final String text;
  private final Json.Obj root;
  private final JsonLayout layout;

  private JsonText(String bom, String text, Json.Obj root) {
    this.bom = bom;
    this.text = text;
    this.root = root;
    this.layout = JsonLayout.of(text, root);
  }

  /// Reads the text; a blank one counts as an empty object.
  ///
  /// @param name what a message calls the file
  public static JsonText read(String name, String content) {
    var bom = content.startsWith("\uFEFF") ? "\uFEFF" : "";
    var text = content.substring(bom.length());
    if (text.isBlank()) {
      text = "{}\n";
    }
    return switch (JsonReader.read(text, JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(Json.Obj root) -> new JsonText(bom, text, root);
      case JsonReader.Parsed _ ->
          throw new SetupRefused(name + ":1: expected a JSON object; nothing was changed");
      case JsonReader.Malformed(var message, var line, var column) ->
          throw new SetupRefused(
              name
                  + ":"
                  + line
                  + ":"
                  + column
                  + ": not valid JSON ("
                  + message
                  + "); mend it and run setup again, nothing was changed");
    };
  }

  public String content() {
    return bom + text;
  }

  public Json.Obj root() {
    return root;
  }

  /// The value at the path of member names, or empty.
  public Optional<Json> at(List<String> path) {
    Json at = root;
    for (var name : path) {
      if (!(at instanceof Json.Obj object) || object.get(name).isEmpty()) {
        return Optional.empty();
      }
      at = object.get(name).get();
    }
    return Optional.of(at);
  }

  /// The array at the path with one more element; the array and the objects above it are made where
  /// they are missing.
  public JsonText append(List<String> path, Json element) {
    return switch (at(path).orElse(null)) {
      case null -> put(path, Json.array(List.of(element)));
      case Json.Arr(var elements, var span) ->
          insert(span, spans(elements), indent -> layout.render(element, indent));
      case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          throw wrong(path, "a list");
    };
  }

  /// The value at the path, set or replaced.
  public JsonText set(List<String> path, Json value) {
    var old = at(path);
    if (old.isEmpty()) {
      return put(path, value);
    }
    var span = old.get().span();
    return with(text.substring(0, span.start()) + value.write() + text.substring(span.end()));
  }

  /// The array at the path without its first element that equals the given one.
  public JsonText removeElement(List<String> path, Json element) {
    if (at(path).orElse(null) instanceof Json.Arr(var elements, var span)) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i).write().equals(element.write())) {
          return cut(span, spans(elements), i);
        }
      }
    }
    return this;
  }

  /// The text without the member at the path.
  public JsonText remove(List<String> path) {
    if (at(path).isEmpty()) {
      return this;
    }
    var owner = (Json.Obj) at(path.subList(0, path.size() - 1)).orElseThrow();
    var names = List.copyOf(owner.members().keySet());
    return cut(
        owner.span(), spans(List.copyOf(owner.members().values())), names.indexOf(path.getLast()));
  }

  /// The text without the containers on the path that are empty, innermost first.
  public JsonText prune(List<String> path) {
    var pruned = this;
    for (int length = path.size(); length > 0; length--) {
      var part = path.subList(0, length);
      var empty =
          switch (pruned.at(part).orElse(null)) {
            case Json.Obj object -> object.members().isEmpty();
            case Json.Arr array -> array.elements().isEmpty();
            case null -> true;
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> false;
          };
      if (!empty) {
        return pruned;
      }
      pruned = pruned.remove(part);
    }
    return pruned;
  }

  private JsonText put(List<String> path, Json value) {
    Json.Obj owner = root;
    int depth = 0;
    while (depth < path.size() - 1 && owner.get(path.get(depth)).isPresent()) {
      if (!(owner.get(path.get(depth)).get() instanceof Json.Obj next)) {
        throw wrong(path.subList(0, depth + 1), "an object");
      }
      owner = next;
      depth++;
    }
    var inner = value;
    for (int i = path.size() - 1; i > depth; i--) {
      inner = Json.object().put(path.get(i), inner).build();
    }
    var name = path.get(depth);
    var added = inner;
    return insert(
        owner.span(),
        spans(List.copyOf(owner.members().values())),
        indent -> layout.member(name, added, indent));
  }

  private JsonText insert(Json.Span container, List<Json.Span> children, JsonLayout.Child child) {
    int open = container.start() + 1;
    if (children.isEmpty()) {
      var inside = layout.alone(text, container, child);
      return with(text.substring(0, open) + inside + text.substring(container.end() - 1));
    }
    int end = children.getLast().end();
    return with(text.substring(0, end) + layout.behind(text, open, child) + text.substring(end));
  }

  private JsonText cut(Json.Span container, List<Json.Span> children, int index) {
    int from;
    int to;
    if (children.size() == 1) {
      from = container.start() + 1;
      to = container.end() - 1;
    } else if (index == 0) {
      from = JsonLayout.skipSpace(text, container.start() + 1);
      to = JsonLayout.skipSpace(text, text.indexOf(',', children.getFirst().end()) + 1);
    } else {
      from = children.get(index - 1).end();
      to = children.get(index).end();
    }
    return with(text.substring(0, from) + text.substring(to));
  }

  private JsonText with(String changed) {
    return read("the changed text", bom + changed);
  }

  private static List<Json.Span> spans(List<Json> values) {
    var spans = new ArrayList<Json.Span>();
    values.forEach(value -> spans.add(value.span()));
    return spans;
  }

  private static SetupRefused wrong(List<String> path, String wanted) {
    return new SetupRefused(
        "`"
            + String.join(".", path)
            + "` is not "
            + wanted
            + " as it should be; mend it and run setup again, nothing was changed");
  }
}
