package dev.bailiwick.proof.accuracy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// What the expressions of a rule's Go file come to: texts, lists of texts, maps of texts.
///
/// Knows the few functions that the examples are made with; an expression with another one is
/// [Unread].
final class GoValues {
  /// An expression that is not understood.
  static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unread(String what) {
      super(what);
    }
  }

  private static final Map<String, String> CLASSES =
      Map.of(
          "Numeric", "[0-9]",
          "Hex", "[a-f0-9]",
          "AlphaNumeric", "[a-z0-9]",
          "AlphaNumericExtendedShort", "[a-z0-9_-]",
          "AlphaNumericExtended", "[a-z0-9=_-]",
          "AlphaNumericExtendedLong", "[a-z0-9/=_+-]");

  private final List<SourceTokens.Token> tokens;
  private final Map<String, Object> names = new HashMap<>();
  private final Random random;
  private int at;

  GoValues(List<SourceTokens.Token> tokens, Random random) {
    this.tokens = tokens;
    this.random = random;
  }

  /// Reads the expression at `from`, and gives its value a name.
  ///
  /// @return where it ends
  int define(String name, int from) {
    at = from;
    names.put(name, sum());
    return at;
  }

  Object value(int from) {
    at = from;
    return sum();
  }

  /// Where the expression last read ended.
  int end() {
    return at;
  }

  private Object sum() {
    Object left = primary();
    while (peek("+")) {
      at++;
      left = text(left) + text(primary());
    }
    return left;
  }

  private Object primary() {
    var token = next();
    if (token.quoted()) {
      return token.text();
    }
    if (token.is("(")) {
      var inner = sum();
      expect(")");
      return inner;
    }
    if (token.is("[")) {
      expect("]");
      return list(next().text());
    }
    if (token.is("map")) {
      return map();
    }
    var name = new StringBuilder(token.text());
    while (peek(".")) {
      at++;
      name.append('.').append(next().text());
    }
    return peek("(") ? call(name.toString(), arguments()) : named(name.toString());
  }

  private Object named(String name) {
    if (name.equals("nil")) {
      return List.of();
    }
    var value = names.get(name);
    if (value == null) {
      throw new Unread(name);
    }
    return value;
  }

  private Object list(String type) {
    if (type.equals("byte")) {
      expect("(");
      var inner = sum();
      expect(")");
      return inner;
    }
    expect("{");
    var items = new ArrayList<String>();
    while (!peek("}")) {
      items.add(text(sum()));
      comma();
    }
    expect("}");
    return items;
  }

  private Object map() {
    while (!peek("{")) {
      at++;
    }
    expect("{");
    var items = new LinkedHashMap<String, String>();
    while (!peek("}")) {
      var key = text(sum());
      expect(":");
      items.put(key, text(sum()));
      comma();
    }
    expect("}");
    return items;
  }

  private List<Object> arguments() {
    expect("(");
    var values = new ArrayList<>();
    while (!peek(")")) {
      values.add(sum());
      if (peek("...")) {
        at++;
      }
      comma();
    }
    expect(")");
    return values;
  }

  private Object call(String name, List<Object> values) {
    var function = name.substring(name.lastIndexOf('.') + 1);
    if (CLASSES.containsKey(function)) {
      return CLASSES.get(function) + "{" + text(values.getFirst()) + "}";
    }
    return switch (function) {
      case "Hex8_4_4_4_12" -> "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
      case "NewSecret", "newPlausibleSecret" -> RegexText.of(text(values.getFirst()), random);
      case "GenerateSampleSecret" ->
          text(values.get(0)) + "_api_token = \"" + text(values.get(1)) + "\"";
      case "GenerateSampleSecrets" -> samples(text(values.get(0)), text(values.get(1)));
      case "EncodeToString" ->
          Base64.getEncoder()
              .encodeToString(text(values.getFirst()).getBytes(StandardCharsets.UTF_8));
      case "Sprintf" -> formatted(values);
      case "append" -> appended(values);
      default -> throw new Unread(name);
    };
  }

  /// The ways in which a file of some language says the same thing, as the other project lists
  /// them: written anew here.
  private static List<String> samples(String name, String secret) {
    var upper = name.toUpperCase(Locale.ROOT);
    var lines =
        new ArrayList<>(
            List.of(
                "{\n    \"%s_token\": \"%s\"\n}".formatted(name, secret),
                "{\"config.ini\": \"%s_TOKEN=%s\\nBACKUP_ENABLED=true\"}".formatted(upper, secret),
                "<%1$sToken>\n    %2$s\n</%1$sToken>".formatted(name, secret),
                "System.setProperty(\"%s_TOKEN\", \"%s\")".formatted(upper, secret),
                "  \"%sToken\" => \"%s\"".formatted(name, secret)));
    for (var form :
        List.of(
            "%sToken=\"%s\"",
            "%sToken = \"%s\"",
            "%sToken=%s",
            "%sToken = %s",
            "%s_token: %s",
            "%s_token: '%s'",
            "%s_token: \"%s\"",
            "string %sToken = \"%s\";",
            "var %sToken string = \"%s\"",
            "%sToken := \"%s\"",
            "%sToken := `%s`",
            "String %sToken = \"%s\";",
            "var %sToken = \"%s\"",
            "$%sToken .= \"%s\"",
            "%sToken = '%s'",
            "%s_TOKEN = \"%s\"",
            "%s_TOKEN := \"%s\"",
            "%s_TOKEN ::= \"%s\"",
            "%s_TOKEN :::= \"%s\"",
            "%s_TOKEN ?= \"%s\"")) {
      lines.add(form.formatted(name, secret));
    }
    return lines;
  }

  private static String formatted(List<Object> values) {
    var rest = values.subList(1, values.size()).stream().map(GoValues::text).toArray();
    return text(values.getFirst()).replace("%v", "%s").formatted(rest);
  }

  private static List<String> appended(List<Object> values) {
    var all = new ArrayList<String>();
    for (var value : values) {
      if (value instanceof List<?> list) {
        list.forEach(one -> all.add(text(one)));
      } else {
        all.add(text(value));
      }
    }
    return all;
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new Unread("no text");
  }

  private boolean peek(String sign) {
    return at < tokens.size() && tokens.get(at).is(sign);
  }

  private SourceTokens.Token next() {
    if (at >= tokens.size()) {
      throw new Unread("the end");
    }
    return tokens.get(at++);
  }

  private void expect(String sign) {
    if (!next().is(sign)) {
      throw new Unread(sign);
    }
  }

  private void comma() {
    if (peek(",")) {
      at++;
    }
  }
}
