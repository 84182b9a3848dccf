package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Parameters in the place of values in a query's text, in JavaScript and TypeScript.
final class ScriptQueries {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "pg",
          "$",
          "pg-promise",
          "$",
          "mysql",
          "?",
          "mysql2",
          "?",
          "mysql2/promise",
          "?",
          "sqlite3",
          "?",
          "mariadb",
          "?");

  private static final Set<String> CALLED =
      Set.of("query", "execute", "all", "get", "run", "each", "any", "one", "none", "oneOrNone");

  private ScriptQueries() {}

  static Optional<Draft> of(Site site) {
    var tree = site.tree();
    int[] arguments = site.arguments();
    var placeholder = QueryText.placeholder(imported(site), DRIVERS);
    boolean hasValues = arguments.length > 1 && tree.is(arguments[1], "array");
    if (placeholder.isEmpty()
        || arguments.length == 0
        || hasValues
        || !CALLED.contains(site.name())) {
      return Optional.empty();
    }
    int query = made(site, arguments[0]);
    var text = new QueryText();
    read(site, query, text);
    return text.split(placeholder.get())
        .flatMap(split ->
            quoted(split.placeholders()).map(quoted -> change(site, query, split, quoted)));
  }

  private static Draft change(Site site, int query, QueryText.Split split, String quoted) {
    var changes = new ArrayList<Change>();
    changes.add(site.replace(query, quoted));
    var values = ", [" + String.join(", ", split.values()) + "]";
    int first = site.arguments()[0];
    if (first == query) {
      changes.set(0, site.replace(query, quoted + values));
    } else {
      changes.add(Site.insert(site.tree().end(first), values));
    }
    return new Draft("the values go beside the query", changes);
  }

  /// The expression that makes the query: the argument, or what its variable, which serves nothing
  /// else, was set to once.
  private static int made(Site site, int argument) {
    var tree = site.tree();
    if (!tree.is(argument, "identifier")) {
      return argument;
    }
    var name = site.text(argument);
    var set =
        site.everywhere(i ->
            tree.is(i, "variable_declarator") && site.text(tree.child(i, "name")).equals(name)
                || tree.is(i, "assignment_expression")
                    && site.text(tree.child(i, "left")).equals(name)
                || tree.is(i, "augmented_assignment_expression")
                    && site.text(tree.child(i, "left")).equals(name));
    int value =
        set.size() == 1 && site.uses(name) == 2
            ? tree.child(set.getFirst(), "value")
            : SyntaxTree.NONE;
    return value >= 0 ? value : argument;
  }

  private static void read(Site site, int node, QueryText text) {
    var tree = site.tree();
    switch (tree.kind(node)) {
      case "string" -> text.text(inner(site.text(node)));
      case "template_string" -> {
        int at = tree.start(node) + 1;
        for (int part : tree.children(node)) {
          if (tree.is(part, "template_substitution")) {
            text.text(tree.text(at, tree.start(part)));
            text.value(site.text(tree.firstNamed(part)));
            at = tree.end(part);
          }
        }
        text.text(tree.text(at, tree.end(node) - 1));
      }
      case "binary_expression" -> {
        if (!site.text(tree.child(node, "operator")).equals("+")) {
          text.unknown();
        }
        read(site, tree.child(node, "left"), text);
        read(site, tree.child(node, "right"), text);
      }
      case "parenthesized_expression" -> read(site, tree.firstNamed(node), text);
      default -> text.value(site.text(node));
    }
  }

  private static String inner(String literal) {
    return literal.substring(1, literal.length() - 1);
  }

  private static Optional<String> quoted(String query) {
    for (var quote : List.of("'", "\"", "`")) {
      boolean holds = !query.contains(quote) && (quote.equals("`") || query.indexOf('\n') < 0);
      if (holds && !query.contains("${")) {
        return Optional.of(quote + query + quote);
      }
    }
    return Optional.empty();
  }

  /// What `require` and `import` name.
  private static List<String> imported(Site site) {
    var tree = site.tree();
    var names = new ArrayList<String>();
    for (int i :
        site.everywhere(
            one -> tree.is(one, "import_statement") || tree.is(one, "call_expression"))) {
      int source = tree.child(i, "source");
      if (source >= 0) {
        names.add(inner(site.text(source)));
      }
      var call = site.text(i);
      if (call.matches("require\\(\\s*['\"][^'\"]+['\"]\\s*\\)")) {
        names.add(call.replaceAll("^require\\(\\s*['\"]|['\"]\\s*\\)$", ""));
      }
    }
    return names;
  }
}
