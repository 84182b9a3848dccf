package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Mends of Go.
final class GoRepairs {
  private static final Set<String> FLAGS = Set.of("HttpOnly", "Secure");

  private GoRepairs() {}

  static Optional<Draft> of(String rule, Site site) {
    return switch (rule) {
      case "weak-hash" -> hash(site);
      case "tls-unverified" -> certificates(site);
      case "insecure-cookie" -> cookie(site);
      case "sql-injection" -> GoQueries.of(site);
      case "error-details" -> details(site);
      default -> Optional.empty();
    };
  }

  private static Optional<Draft> hash(Site site) {
    var used = site.text(site.receiver());
    var wanted = site.name().equals("Sum") ? "Sum256" : site.name();
    if (!Set.of("md5", "sha1").contains(used) || !Set.of("Sum256", "New").contains(wanted)) {
      return Optional.empty();
    }
    var tree = site.tree();
    long uses =
        site.everywhere(
                i -> tree.is(i, "selector_expression") && site.text(i).startsWith(used + "."))
            .size();
    var changes = new ArrayList<Change>();
    changes.add(site.replace(site.callee(), "sha256." + wanted));
    for (int path : site.everywhere(i -> tree.is(i, "interpreted_string_literal"))) {
      if (site.text(path).equals("\"crypto/" + used + "\"")) {
        changes.add(
            uses == 1
                ? site.replace(path, "\"crypto/sha256\"")
                : Site.insert(tree.end(path), "\n" + site.indent(path) + "\"crypto/sha256\""));
      }
    }
    boolean isKnown = tree.text(0, tree.sourceLength()).contains("\"crypto/sha256\"");
    return isKnown || changes.size() != 2
        ? Optional.empty()
        : Draft.of("SHA-256 instead of a broken hash function", changes);
  }

  private static Optional<Draft> certificates(Site site) {
    return Draft.of("certificates are checked", switched(site, "InsecureSkipVerify", "false"));
  }

  private static List<Change> switched(Site site, String key, String value) {
    var tree = site.tree();
    var changes = new ArrayList<Change>();
    for (int element : site.within(i -> tree.is(i, "keyed_element"))) {
      int[] parts = tree.children(element);
      if (parts.length == 2
          && site.text(parts[0]).equals(key)
          && !site.text(parts[1]).equals(value)) {
        changes.add(site.replace(parts[1], value));
      }
    }
    return changes;
  }

  private static Optional<Draft> cookie(Site site) {
    var tree = site.tree();
    var lists = site.within(i -> tree.is(i, "literal_value"));
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    int list = lists.getFirst();
    int[] elements = tree.children(list);
    var known = new ArrayList<String>();
    for (int element : elements) {
      int[] parts = tree.children(element);
      known.add(parts.length == 2 ? site.text(parts[0]) : "");
    }
    var changes = new ArrayList<Change>();
    FLAGS.forEach(flag -> changes.addAll(switched(site, flag, "true")));
    var missing =
        FLAGS.stream()
            .sorted()
            .filter(flag -> !known.contains(flag))
            .map(flag -> flag + ": true")
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty() && elements.length > 0 && !known.contains("")) {
      changes.add(Site.insert(tree.end(elements[elements.length - 1]), ", " + missing));
    }
    return Draft.of("the cookie's flags are set", changes);
  }

  /// `http.Error(w, err.Error(), …)`: the user gets a sentence, the log the error.
  private static Optional<Draft> details(Site site) {
    var tree = site.tree();
    int[] arguments = site.arguments();
    int statement = site.around(site.node(), i -> tree.is(i, "expression_statement"));
    boolean isError =
        site.text(site.callee()).equals("http.Error")
            && arguments.length == 3
            && site.text(arguments[1]).matches("\\w+\\.Error\\(\\)");
    boolean logs = tree.text(0, tree.sourceLength()).contains("\"log\"");
    if (!isError || !logs || statement < 0 || site.indent(statement).isEmpty()) {
      return Optional.empty();
    }
    var told = site.text(arguments[1]);
    var error = told.substring(0, told.indexOf('.'));
    return Draft.of(
        "a sentence for the user, the error for the log",
        List.of(
            Site.insert(
                tree.start(statement), "log.Print(" + error + ")\n" + site.indent(statement)),
            site.replace(arguments[1], "\"internal server error\"")));
  }
}
