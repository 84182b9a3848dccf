package dev.bailiwick.proof.accuracy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the expressions in a Python file come to: texts, truth values, lists and tuples of them.
/// What is not understood is [#UNREAD], and does not spoil what stands around it.
final class PythonValues {
  static final Object UNREAD = new Object();
  static final Object NONE = new Object();

  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z_0-9]*)\\}|\\{\\{|\\}\\}");

  private final List<SourceTokens.Token> tokens;
  private final Map<String, Object> names = new HashMap<>();
  private int at;

  PythonValues(List<SourceTokens.Token> tokens) {
    this.tokens = tokens;
    for (at = 0; at + 1 < tokens.size(); at++) {
      var token = tokens.get(at);
      if (token.column() >= 0 && tokens.get(at + 1).is("=")) {
        at += 2;
        names.put(token.text(), sum());
        at--;
      }
    }
  }

  Object value(int from) {
    at = from;
    return sum();
  }

  private Object sum() {
    Object left = postfix();
    while (at < tokens.size() && (peek("+") || peek("*") || peek("%"))) {
      boolean plus = peek("+");
      at++;
      var right = postfix();
      left = plus && left instanceof String && right instanceof String ? "" + left + right : UNREAD;
    }
    return left;
  }

  private Object postfix() {
    Object value = atom();
    while (true) {
      if (peek(".")) {
        var method = tokens.get(at + 1).text();
        at += 2;
        value = peek("(") && method.equals("format") ? formatted(value) : UNREAD;
      } else if (peek("(")) {
        arguments();
        value = UNREAD;
      } else if (peek("[")) {
        items("]");
        value = UNREAD;
      } else {
        return value;
      }
    }
  }

  private Object atom() {
    if (at >= tokens.size()) {
      return UNREAD;
    }
    var token = tokens.get(at++);
    if (token.quoted()) {
      return texts(token);
    }
    return switch (token.text()) {
      case "(" -> tuple();
      case "[" -> {
        at--;
        yield items("]");
      }
      case "True" -> true;
      case "False" -> false;
      case "None" -> NONE;
      default -> names.getOrDefault(token.text(), UNREAD);
    };
  }

  private Object texts(SourceTokens.Token first) {
    Object text = one(first);
    while (at < tokens.size() && tokens.get(at).quoted()) {
      var next = one(tokens.get(at++));
      text = text instanceof String && next instanceof String ? "" + text + next : UNREAD;
    }
    return text;
  }

  private Object one(SourceTokens.Token token) {
    return token.prefix().contains("f") ? filled(token.text(), List.of(), names) : token.text();
  }

  /// What stands in parentheses: the value itself, or a tuple where there is a comma.
  private Object tuple() {
    at--;
    int open = at;
    var items = items(")");
    boolean comma = tokens.get(at - 2).is(",") && at - 2 > open;
    return items.size() == 1 && !comma ? items.getFirst() : items;
  }

  private List<Object> items(String close) {
    at++;
    var items = new ArrayList<>();
    while (at < tokens.size() && !peek(close)) {
      int before = at;
      items.add(sum());
      while (at < tokens.size() && !peek(",") && !peek(close)) {
        items.set(items.size() - 1, UNREAD);
        skip();
      }
      if (peek(",")) {
        at++;
      }
      if (at == before) {
        at++;
      }
    }
    at++;
    return items;
  }

  private void skip() {
    if (peek("(")) {
      items(")");
    } else if (peek("[")) {
      items("]");
    } else if (peek("{")) {
      items("}");
    } else {
      at++;
    }
  }

  private record Arguments(List<Object> placed, Map<String, Object> named) {}

  private Arguments arguments() {
    var found = new Arguments(new ArrayList<>(), new HashMap<>());
    at++;
    while (at < tokens.size() && !peek(")")) {
      if (at + 1 < tokens.size() && tokens.get(at + 1).is("=")) {
        var name = tokens.get(at).text();
        at += 2;
        found.named().put(name, sum());
      } else {
        found.placed().add(sum());
      }
      while (at < tokens.size() && !peek(",") && !peek(")")) {
        skip();
      }
      if (peek(",")) {
        at++;
      }
    }
    at++;
    return found;
  }

  private Object formatted(Object value) {
    var arguments = arguments();
    return value instanceof String text
        ? filled(text, arguments.placed(), arguments.named())
        : UNREAD;
  }

  private static Object filled(String text, List<Object> placed, Map<String, Object> named) {
    var holes = HOLE.matcher(text);
    var filled = new StringBuilder();
    int next = 0;
    while (holes.find()) {
      Object value;
      if (holes.group(1) == null) {
        value = holes.group().substring(1);
      } else if (holes.group(1).isEmpty()) {
        value = next < placed.size() ? placed.get(next++) : UNREAD;
      } else {
        value = named.getOrDefault(holes.group(1), UNREAD);
      }
      if (!(value instanceof String)) {
        return UNREAD;
      }
      holes.appendReplacement(filled, Matcher.quoteReplacement(value.toString()));
    }
    return holes.appendTail(filled).toString();
  }

  private boolean peek(String sign) {
    return at < tokens.size() && tokens.get(at).is(sign);
  }
}
