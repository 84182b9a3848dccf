package dev.bailiwick.workstation.setup;

import dev.bailiwick.core.text.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a JSON text is laid out: its line end, one step of its indentation, or all on one line.
///
/// @param unit one step of indentation; empty where the text stands on one line
/// @param newline the line end; empty where the text stands on one line
/// @param space what stands behind a colon or, on one line, a comma
record JsonLayout(String unit, String newline, String space) {

  /// Writes a child that starts at the given indentation; `null` asks for one line.
  @FunctionalInterface
  interface Child {
    String text(@Nullable String indent);
  }

  static JsonLayout of(String text, Json.Obj root) {
    var newline = text.contains("\r\n") ? "\r\n" : "\n";
    if (root.members().isEmpty()) {
      return new JsonLayout("  ", newline, " ");
    }
    int first = skipSpace(text, root.span().start() + 1);
    var gap = text.substring(root.span().start() + 1, first);
    int colon = text.lastIndexOf(':', root.members().values().iterator().next().span().start());
    var space = text.startsWith(" ", colon + 1) ? " " : "";
    return gap.contains("\n")
        ? new JsonLayout(gap.substring(gap.lastIndexOf('\n') + 1), newline, space)
        : new JsonLayout("", "", space);
  }

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /// What goes between the brackets of an empty container to hold the child.
  String alone(String text, Json.Span container, Child child) {
    if (newline.isEmpty()) {
      return child.text(null);
    }
    int line = text.lastIndexOf('\n', container.start()) + 1;
    var outer = text.substring(line, skipSpace(text, line));
    return newline + outer + unit + child.text(outer + unit) + newline + outer;
  }

  /// What goes behind the last child of a container to hold one more; `open` is the offset behind
  /// its bracket.
  String behind(String text, int open, Child child) {
    var gap = text.substring(open, skipSpace(text, open));
    if (!gap.contains("\n")) {
      return "," + space + child.text(null);
    }
    var indent = gap.substring(gap.lastIndexOf('\n') + 1);
    return "," + (newline.isEmpty() ? "\n" : newline) + indent + child.text(indent);
  }

  String member(String name, Json value, @Nullable String indent) {
    return Json.of(name).write() + ":" + space + render(value, indent);
  }

  String render(Json value, @Nullable String indent) {
    return switch (value) {
      case Json.Obj object when !object.members().isEmpty() -> {
        var inner = inner(indent);
        var members =
            object.members().entrySet().stream()
                .map(member -> member(member.getKey(), member.getValue(), inner))
                .toList();
        yield "{" + lines(members, indent) + "}";
      }
      case Json.Arr array when !array.elements().isEmpty() -> {
        var inner = inner(indent);
        var elements = array.elements().stream().map(one -> render(one, inner)).toList();
        yield "[" + lines(elements, indent) + "]";
      }
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          value.write();
    };
  }

  private @Nullable String inner(@Nullable String indent) {
    return indent == null ? null : indent + unit;
  }

  private String lines(List<String> parts, @Nullable String indent) {
    if (indent == null || newline.isEmpty()) {
      return String.join("," + space, parts);
    }
    var between = newline + indent + unit;
    return between + String.join("," + between, parts) + newline + indent;
  }
}
