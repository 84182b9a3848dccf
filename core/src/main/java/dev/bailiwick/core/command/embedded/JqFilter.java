package dev.bailiwick.core.command.embedded;

/// jq 1.8 filters: they compute, and can only read the environment and other modules.
final class JqFilter {
  private final String code;
  private final Found found;
  private int at;
  private String before = "";

  private JqFilter(String code, Found found) {
    this.code = code;
    this.found = found;
  }

  static void read(String code, Found found) {
    JqFilter filter = new JqFilter(code, found);
    filter.tokens(false, 0);
  }

  /// Reads to the end, or to the bracket that ends what a string puts in.
  private void tokens(boolean inner, int depth) {
    if (depth > 50) {
      throw new Unreadable("a jq filter nested too deeply");
    }
    StringBuilder open = new StringBuilder();
    while (at < code.length()) {
      char c = code.charAt(at);
      if (c == '"') {
        string(depth);
        before = "\"";
      } else if (c == '#') {
        int end = code.indexOf('\n', at);
        at = end < 0 ? code.length() : end;
      } else if (Character.isLetter(c) || c == '_') {
        name();
      } else {
        at++;
        int opens = "([{".indexOf(c);
        if (opens >= 0) {
          open.append(")]}".charAt(opens));
        } else if (")]}".indexOf(c) >= 0) {
          if (open.isEmpty() && inner && c == ')') {
            return;
          }
          if (open.isEmpty() || open.charAt(open.length() - 1) != c) {
            throw fail();
          }
          open.setLength(open.length() - 1);
        }
        if (!Character.isWhitespace(c)) {
          before = String.valueOf(c);
        }
      }
    }
    if (inner || !open.isEmpty()) {
      throw fail();
    }
  }

  /// What yq adds to the language: files and variables by name.
  private static final java.util.Set<String> YQ =
      java.util.Set.of(
          "load",
          "load_str",
          "load_xml",
          "load_props",
          "load_base64",
          "strenv",
          "envsubst",
          "eval");

  private void name() {
    int start = at;
    while (at < code.length()
        && (Character.isLetterOrDigit(code.charAt(at)) || code.charAt(at) == '_')) {
      at++;
    }
    String name = code.substring(start, at);
    boolean field = before.equals(".");
    boolean variable = before.equals("$");
    before = name;
    if (variable && name.equals("ENV") || !field && !variable && name.equals("env") && !isKey()) {
      environment();
    } else if (!field && !variable && YQ.contains(name) && !isKey()) {
      found.unknown("yq's " + name);
    } else if (!field && !variable && (name.equals("import") || name.equals("include"))) {
      if (!isKey()) {
        found.unknown("jq loads a module");
      }
    }
  }

  /// `{env: …}` names a key, not the environment.
  private boolean isKey() {
    int next = at;
    while (next < code.length() && Character.isWhitespace(code.charAt(next))) {
      next++;
    }
    return code.startsWith(":", next) && !code.startsWith("::", next);
  }

  private void environment() {
    int start = at;
    if (code.startsWith(".", at)) {
      int end = at + 1;
      while (end < code.length()
          && (Character.isLetterOrDigit(code.charAt(end)) || code.charAt(end) == '_')) {
        end++;
      }
      if (end > start + 1) {
        found.exposes(code.substring(start + 1, end));
        at = end;
        before = "name";
        return;
      }
    }
    found.exposes("*");
  }

  private void string(int depth) {
    at++;
    while (at < code.length()) {
      char c = code.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        if (at >= code.length()) {
          throw fail();
        }
        if (code.charAt(at++) == '(') {
          before = "(";
          tokens(true, depth + 1);
        }
      }
    }
    throw fail();
  }

  private static Unreadable fail() {
    return new Unreadable("a jq filter that cannot be read");
  }
}
