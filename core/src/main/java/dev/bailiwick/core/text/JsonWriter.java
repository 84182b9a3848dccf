package dev.bailiwick.core.text;

import java.util.List;
import java.util.Map;

/// Writes compact JSON; escapes what RFC 8259 demands and lone surrogates, nothing else.
final class JsonWriter {
  private JsonWriter() {}

  static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Obj(Map<String, Json> members, Json.Span _) -> object(members, out);
      case Json.Arr(List<Json> elements, Json.Span _) -> array(elements, out);
      case Json.Str(String value, Json.Span _) -> string(value, out);
      case Json.Num(String literal, Json.Span _) -> out.append(literal);
      case Json.Bool(boolean value, Json.Span _) -> out.append(value);
      case Json.Null _ -> out.append("null");
    }
  }

  private static void object(Map<String, Json> members, StringBuilder out) {
    out.append('{');
    var first = true;
    for (var member : members.entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      string(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
    }
    out.append('}');
  }

  private static void array(List<Json> elements, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(elements.get(i), out);
    }
    out.append(']');
  }

  static void string(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> plain(value, i, c, out);
      }
    }
    out.append('"');
  }

  private static void plain(String value, int at, char c, StringBuilder out) {
    if (c < 0x20 || isLoneSurrogate(value, at, c)) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  private static boolean isLoneSurrogate(String value, int at, char c) {
    if (Character.isHighSurrogate(c)) {
      return at + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }
}
