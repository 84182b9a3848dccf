package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parameters in the place of values in a query's text, in Python (DB-API 2.0, PEP 249).
final class PythonQueries {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "sqlite3",
          "?",
          "psycopg2",
          "%s",
          "psycopg",
          "%s",
          "MySQLdb",
          "%s",
          "pymysql",
          "%s",
          "mysql.connector",
          "%s");

  private static final Pattern CONVERSION = Pattern.compile("%[sd]");
  private static final Pattern START = Pattern.compile("(?i)([furb]*)('''|\"\"\"|'|\")");

  private PythonQueries() {}

  static Optional<Draft> of(Site site) {
    int[] arguments = site.arguments();
    var placeholder = QueryText.placeholder(imported(site), DRIVERS);
    if (placeholder.isEmpty() || arguments.length != 1 || !site.name().equals("execute")) {
      return Optional.empty();
    }
    int query = made(site, arguments[0]);
    var text = new QueryText();
    read(site, query, text);
    return text.split(placeholder.get())
        .filter(split -> fits(split, placeholder.get().apply(1)))
        .flatMap(
            split -> quoted(split.placeholders()).map(quoted -> draft(site, query, split, quoted)));
  }

  /// Where `%s` stands for a value, no other `%` may stand.
  private static boolean fits(QueryText.Split split, String placeholder) {
    long signs = split.placeholders().chars().filter(c -> c == '%').count();
    return signs == (placeholder.equals("%s") ? split.values().size() : signs);
  }

  private static Draft draft(Site site, int query, QueryText.Split split, String quoted) {
    var all = String.join(", ", split.values());
    var values = ", (" + all + (split.values().size() == 1 ? ",)" : ")");
    int first = site.arguments()[0];
    var changes =
        first == query
            ? List.of(site.replace(query, quoted + values))
            : List.of(site.replace(query, quoted), Site.insert(site.tree().end(first), values));
    return new Draft("the values go beside the query", new ArrayList<Change>(changes));
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
            (tree.is(i, "assignment") || tree.is(i, "augmented_assignment"))
                && site.text(tree.child(i, "left")).equals(name));
    int value =
        set.size() == 1 && tree.is(set.getFirst(), "assignment") && site.uses(name) == 2
            ? tree.child(set.getFirst(), "right")
            : SyntaxTree.NONE;
    return value >= 0 ? value : argument;
  }

  private static void read(Site site, int node, QueryText text) {
    var tree = site.tree();
    switch (tree.kind(node)) {
      case "string" -> string(site, node, text);
      case "concatenated_string" -> {
        for (int part : tree.children(node)) {
          read(site, part, text);
        }
      }
      case "binary_operator" -> {
        int left = tree.child(node, "left");
        int right = tree.child(node, "right");
        switch (site.text(tree.child(node, "operator"))) {
          case "+" -> {
            read(site, left, text);
            read(site, right, text);
          }
          case "%" -> converted(site, left, right, text);
          default -> text.unknown();
        }
      }
      case "parenthesized_expression" -> read(site, tree.firstNamed(node), text);
      default -> text.value(site.text(node));
    }
  }

  private static void string(Site site, int node, QueryText text) {
    var tree = site.tree();
    var raw = site.text(node);
    var start = START.matcher(raw);
    if (!start.lookingAt() || start.group(1).toLowerCase(java.util.Locale.ROOT).contains("b")) {
      text.unknown();
      return;
    }
    int at = tree.start(node) + start.end();
    for (int part : tree.children(node)) {
      if (tree.is(part, "interpolation")) {
        var parts = tree.children(part);
        if (parts.length != 1) {
          text.unknown();
          return;
        }
        text.text(tree.text(at, tree.start(part)));
        text.value(site.text(parts[0]));
        at = tree.end(part);
      }
    }
    var rest = tree.text(at, tree.end(node) - start.group(2).length());
    if (start.group(1).toLowerCase(java.util.Locale.ROOT).contains("f")
        && (raw.contains("{{") || raw.contains("}}"))) {
      text.unknown();
    }
    text.text(rest);
  }

  /// `"… %s …" % value`, or a tuple of values.
  private static void converted(Site site, int left, int right, QueryText text) {
    var tree = site.tree();
    var start = START.matcher(site.text(left));
    if (!tree.is(left, "string") || !start.lookingAt() || !start.group(1).isEmpty()) {
      text.unknown();
      return;
    }
    int quote = start.group(2).length();
    var raw = tree.text(tree.start(left) + quote, tree.end(left) - quote);
    int[] values = tree.is(right, "tuple") ? tree.children(right) : new int[] {right};
    var conversion = CONVERSION.matcher(raw);
    int at = 0;
    int number = 0;
    while (conversion.find()) {
      if (number >= values.length) {
        text.unknown();
        return;
      }
      text.text(raw.substring(at, conversion.start()));
      text.value(site.text(values[number++]));
      at = conversion.end();
    }
    if (number != values.length || raw.substring(at).contains("%")) {
      text.unknown();
    }
    text.text(raw.substring(at));
  }

  private static Optional<String> quoted(String query) {
    for (var quote : List.of("\"", "'", "\"\"\"")) {
      boolean holds = !query.contains(quote) && (quote.length() == 3 || query.indexOf('\n') < 0);
      if (holds) {
        return Optional.of(quote + query + quote);
      }
    }
    return Optional.empty();
  }

  /// The modules that `import` and `from` name.
  private static List<String> imported(Site site) {
    var tree = site.tree();
    var names = new ArrayList<String>();
    for (int i :
        site.everywhere(
            one -> tree.is(one, "import_statement") || tree.is(one, "import_from_statement"))) {
      int module = tree.child(i, "module_name");
      if (module >= 0) {
        names.add(site.text(module));
        continue;
      }
      for (int name : tree.children(i, "name")) {
        names.add(
            tree.is(name, "aliased_import")
                ? site.text(tree.child(name, "name"))
                : site.text(name));
      }
    }
    return names;
  }
}
