package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Code with holes: `$X` for one thing, `...` for any number of them, `$...X` for both, `"..."` for
/// any text, `<... x ...>` for `x` somewhere inside. It is parsed by the language's own grammar,
/// with names in place of the holes.
///
/// @param roots the nodes that must follow one another; one where it is an expression
record CodePattern(SyntaxTree tree, List<Integer> roots) {
  static final String HOLE = "bwHole_";
  static final String DOTS = "bwDots";
  static final String DEEP = "bwDeep";
  private static final long MILLISECONDS = 1000;

  CodePattern {
    roots = List.copyOf(roots);
  }

  /// Empty where the language's grammar does not take it.
  static Optional<CodePattern> of(String text, Language language, SyntaxParser parser) {
    var code = named(text.strip());
    var forms =
        switch (language) {
          case JAVA ->
              List.of(
                  code + ";",
                  code,
                  "class A { " + code + " }",
                  "class A { void a() { " + code + " } }");
          case GO -> List.of("func a() {\n" + code + "\n}", code, "var a = " + code);
          default -> List.of(code, "(" + code + ")", "class A { " + code + " }");
        };
    for (int i = 0; i < forms.size(); i++) {
      var bytes = forms.get(i).getBytes(StandardCharsets.UTF_8);
      if (parser.parse(language, bytes, MILLISECONDS)
              instanceof SyntaxParser.Result.Parsed(var tree)
          && tree.errors() == 0) {
        var roots = roots(tree, forms.get(i).length() > code.length() + 1 ? code : "");
        if (!roots.isEmpty()) {
          return Optional.of(new CodePattern(tree, roots));
        }
      }
    }
    return Optional.empty();
  }

  /// @param wrapped the code inside of what was put around it, or empty
  private static List<Integer> roots(SyntaxTree tree, String wrapped) {
    var roots = new ArrayList<Integer>();
    int from = wrapped.isEmpty() ? 0 : tree.text(0).indexOf(wrapped);
    int end =
        wrapped.isEmpty() ? tree.end(0) : from + wrapped.getBytes(StandardCharsets.UTF_8).length;
    if (wrapped.isEmpty()) {
      for (int child : tree.children(0)) {
        roots.add(child);
      }
    } else {
      for (int node = 1; node < tree.count(); node++) {
        boolean isInside = tree.start(node) >= from && tree.end(node) <= end;
        boolean isNew = roots.isEmpty() || tree.start(node) >= tree.end(roots.getLast());
        if (isInside && isNew && tree.isNamed(node)) {
          roots.add(node);
        }
      }
    }
    if (roots.size() == 1 && tree.is(roots.getFirst(), "statement_list")) {
      int list = roots.removeFirst();
      for (int child : tree.children(list)) {
        roots.add(child);
      }
    }
    if (roots.size() == 1) {
      roots.set(0, bare(tree, roots.getFirst()));
    }
    return roots;
  }

  /// The expression in a statement of nothing else.
  static int bare(SyntaxTree tree, int node) {
    return tree.is(node, "expression_statement") && tree.children(node).length == 1
        ? tree.firstNamed(node)
        : node;
  }

  /// The text with names for its holes. What stands in quotes stays.
  private static String named(String text) {
    var out = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote && text.charAt(i - 1) != '\\' ? 0 : quote;
        out.append(c);
      } else if (text.startsWith("<...", i)) {
        out.append(DEEP).append('(');
        i += 3;
      } else if (text.startsWith("...>", i)) {
        out.append(')');
        i += 3;
      } else if (text.startsWith("$...", i)) {
        out.append(DOTS).append('_');
        i += 3;
      } else if (text.startsWith("...", i)) {
        out.append(DOTS).append(isLine(text, i) ? ";" : "");
        i += 2;
      } else if (c == '$'
          && i + 1 < text.length()
          && (Character.isUpperCase(text.charAt(i + 1)) || text.charAt(i + 1) == '_')) {
        out.append(HOLE);
      } else {
        quote = c == '"' || c == '\'' || c == '`' ? c : 0;
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Whether the dots stand on a line of their own: for any statements.
  private static boolean isLine(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.contains("\n")
        && text.substring(start, end < 0 ? text.length() : end).strip().equals("...");
  }
}
