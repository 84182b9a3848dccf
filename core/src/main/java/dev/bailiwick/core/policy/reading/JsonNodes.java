package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// JSON with comments to nodes; several objects one after another, as the guide's blocks come when
/// they are put into one file, are taken as one.
final class JsonNodes {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(1 << 20, 16);

  private final String text;
  private final Problems problems;

  private JsonNodes(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  static Optional<PolicyNode> read(String written, Problems problems) {
    if (written.length() > LIMITS.length()) {
      problems.add(1, "longer than " + LIMITS.length() + " characters", "split the policy");
      return Optional.empty();
    }
    return new JsonNodes(withoutComments(written), problems).all();
  }

  /// Comments become blanks, so that every offset stays.
  private static String withoutComments(String text) {
    var out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = stringEnd(text, i);
      } else if (c == '/' && text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = blank(out, i, end < 0 ? text.length() : end);
      } else if (c == '/' && text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = blank(out, i, end < 0 ? text.length() : end + 2);
      }
    }
    return out.toString();
  }

  private static int stringEnd(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"' || c == '\n') {
        return i;
      }
    }
    return text.length();
  }

  private static int blank(StringBuilder out, int from, int to) {
    for (int i = from; i < to; i++) {
      if (out.charAt(i) != '\n') {
        out.setCharAt(i, ' ');
      }
    }
    return to - 1;
  }

  private Optional<PolicyNode> all() {
    var entries = new LinkedHashMap<String, PolicyNode.Member>();
    int at = skipBlanks(0);
    if (at >= text.length()) {
      problems.add(1, "the file is empty", "put the guide's `{ \"permissions\": … }` into it");
      return Optional.empty();
    }
    while (at < text.length()) {
      int end = valueEnd(at);
      var result = JsonReader.read(text.substring(at, end), LIMITS);
      if (result instanceof JsonReader.Malformed bad) {
        problems.add(line(at) + bad.line() - 1, "not JSON: " + bad.message(), "mend the syntax");
        return Optional.empty();
      }
      if (!(result instanceof JsonReader.Parsed(Json.Obj object))) {
        problems.add(line(at), "an object was expected", "wrap it in `{ … }`");
        return Optional.empty();
      }
      merge(object, at, entries);
      at = skipBlanks(end);
    }
    return Optional.of(new PolicyNode.Mapping(entries, 1));
  }

  private void merge(Json.Obj object, int base, LinkedHashMap<String, PolicyNode.Member> into) {
    object
        .members()
        .forEach((name, value) -> {
          var node = node(value, base);
          if (into.putIfAbsent(name, new PolicyNode.Member(node, node.line())) != null) {
            problems.add(node.line(), "`" + name + "` stands twice", "keep one");
          }
        });
  }

  private PolicyNode node(Json json, int base) {
    int line = line(base + json.span().start());
    return switch (json) {
      case Json.Obj object -> {
        var entries = new LinkedHashMap<String, PolicyNode.Member>();
        merge(object, base, entries);
        yield new PolicyNode.Mapping(entries, line);
      }
      case Json.Arr(List<Json> elements, Json.Span _) -> {
        var items = new ArrayList<PolicyNode>();
        elements.forEach(element -> items.add(node(element, base)));
        yield new PolicyNode.Sequence(items, line);
      }
      case Json.Str(String value, Json.Span _) -> new PolicyNode.Text(value, line);
      case Json.Bool(boolean value, Json.Span _) -> new PolicyNode.Truth(value, line);
      case Json.Num(String literal, Json.Span _) -> new PolicyNode.Number(literal, line);
      case Json.Null _ -> new PolicyNode.Nothing(line);
    };
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Behind the bracket that closes the one at `start`; the end of the text where none does.
  private int valueEnd(int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = stringEnd(text, i);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private int line(int offset) {
    return 1
        + (int)
            text.substring(0, Math.min(offset, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
  }
}
