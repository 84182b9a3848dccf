package dev.bailiwick.core.code.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Parameters in the place of values in a query's text, in Go (`database/sql`).
final class GoQueries {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "github.com/lib/pq", "$",
          "github.com/jackc/pgx/v5", "$",
          "github.com/jackc/pgx/v5/stdlib", "$",
          "github.com/jackc/pgx/v4/stdlib", "$",
          "github.com/go-sql-driver/mysql", "?",
          "github.com/mattn/go-sqlite3", "?",
          "modernc.org/sqlite", "?");

  private static final Set<String> CALLED = Set.of("Query", "QueryRow", "Exec");

  private GoQueries() {}

  static Optional<Draft> of(Site site) {
    int[] arguments = site.arguments();
    var placeholder = QueryText.placeholder(imported(site), DRIVERS);
    if (placeholder.isEmpty() || arguments.length != 1 || !CALLED.contains(site.name())) {
      return Optional.empty();
    }
    var text = new QueryText();
    read(site, arguments[0], text);
    return text.split(placeholder.get())
        .filter(split -> split.placeholders().indexOf('"') < 0)
        .map(split ->
            new Draft(
                "the values go beside the query",
                List.of(
                    site.replace(
                        arguments[0],
                        literal(split.placeholders())
                            + ", "
                            + String.join(", ", split.values())))));
  }

  private static String literal(String query) {
    return query.indexOf('\n') < 0 ? "\"" + query + "\"" : "`" + query + "`";
  }

  private static void read(Site site, int node, QueryText text) {
    var tree = site.tree();
    switch (tree.kind(node)) {
      case "interpreted_string_literal", "raw_string_literal" -> {
        var raw = site.text(node);
        text.text(raw.substring(1, raw.length() - 1));
      }
      case "binary_expression" -> {
        if (!site.text(tree.child(node, "operator")).equals("+")) {
          text.unknown();
        }
        read(site, tree.child(node, "left"), text);
        read(site, tree.child(node, "right"), text);
      }
      default -> text.value(site.text(node));
    }
  }

  private static List<String> imported(Site site) {
    var tree = site.tree();
    var names = new ArrayList<String>();
    for (int path : site.everywhere(i -> tree.is(i, "import_spec"))) {
      names.add(site.text(tree.child(path, "path")).replaceAll("[\"`]", ""));
    }
    return names;
  }
}
