package dev.bailiwick.core.audit;

import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one spelling of a JSON value: the JSON Canonicalization Scheme, RFC 8785.
///
/// Members are sorted by the UTF-16 units of their names, numbers are written as ECMAScript does,
/// and only what must be is escaped. Throws [IllegalArgumentException] where the scheme knows no
/// spelling: a lone surrogate, a number beyond IEEE 754 double.
public final class CanonicalJson {
  private CanonicalJson() {}

  /// The canonical text in UTF-8.
  public static byte[] bytes(Json json) {
    return text(json).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(Json json) {
    var out = new StringBuilder(512);
    write(json, out);
    return out.toString();
  }

  private static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Obj(Map<String, Json> members, Json.Span _) -> object(members, out);
      case Json.Arr(List<Json> elements, Json.Span _) -> array(elements, out);
      case Json.Str(String value, Json.Span _) -> string(value, out);
      case Json.Num(String literal, Json.Span _) -> out.append(EcmaNumber.of(literal));
      case Json.Bool(boolean value, Json.Span _) -> out.append(value);
      case Json.Null _ -> out.append("null");
    }
  }

  private static void object(Map<String, Json> members, StringBuilder out) {
    out.append('{');
    for (var member = new TreeMap<>(members).entrySet().iterator(); member.hasNext(); ) {
      var next = member.next();
      string(next.getKey(), out);
      out.append(':');
      write(next.getValue(), out);
      comma(member, out);
    }
    out.append('}');
  }

  private static void array(List<Json> elements, StringBuilder out) {
    out.append('[');
    for (var element = elements.iterator(); element.hasNext(); ) {
      write(element.next(), out);
      comma(element, out);
    }
    out.append(']');
  }

  private static void comma(Iterator<?> rest, StringBuilder out) {
    if (rest.hasNext()) {
      out.append(',');
    }
  }

  private static void string(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        out.append(c).append(value.charAt(++i));
      } else {
        unit(c, out);
      }
    }
    out.append('"');
  }

  private static void unit(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (Character.isSurrogate(c)) {
          throw new IllegalArgumentException("a lone surrogate has no canonical form");
        }
        if (c < 0x20) {
          out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        } else {
          out.append(c);
        }
      }
    }
  }
}
