package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// Mends of Java.
final class JavaRepairs {
  private static final Set<String> SETTERS = Set.of("setSecure", "setHttpOnly");

  private JavaRepairs() {}

  static Optional<Draft> of(String rule, Site site) {
    return switch (rule) {
      case "weak-hash" -> hash(site);
      case "weak-random" -> random(site);
      case "insecure-cookie" -> cookie(site);
      case "error-details" -> details(site);
      default -> Optional.empty();
    };
  }

  private static Optional<Draft> hash(Site site) {
    var changes = new ArrayList<Change>();
    for (int string : site.within(i -> site.tree().is(i, "string_fragment"))) {
      if (site.text(string).matches("(?i)md[245]|sha-?1")) {
        changes.add(site.replace(string, "SHA-256"));
      }
    }
    return Draft.of("SHA-256 instead of a broken hash function", changes);
  }

  private static Optional<Draft> random(Site site) {
    var what = "numbers from the system's source";
    return switch (site.text(site.node()).replace(" ", "")) {
      case "newRandom()", "newjava.util.Random()" ->
          Draft.of(what, site.replace(site.node(), "new java.security.SecureRandom()"));
      case "Math.random()" ->
          Draft.of(
              what, site.replace(site.node(), "new java.security.SecureRandom().nextDouble()"));
      default -> Optional.empty();
    };
  }

  private static Optional<Draft> cookie(Site site) {
    int[] arguments = site.arguments();
    return SETTERS.contains(site.name())
            && arguments.length == 1
            && site.text(arguments[0]).equals("false")
        ? Draft.of("the cookie's flags are set", site.replace(arguments[0], "true"))
        : Optional.empty();
  }

  /// The user gets a sentence, the log the error.
  private static Optional<Draft> details(Site site) {
    var tree = site.tree();
    int clause = site.around(site.node(), i -> tree.is(i, "catch_clause"));
    int parameter = clause < 0 ? -1 : tree.childOfKind(clause, "catch_formal_parameter");
    int name = parameter < 0 ? -1 : tree.child(parameter, "name");
    int statement = site.around(site.node(), i -> tree.is(i, "expression_statement"));
    if (name < 0 || statement < clause) {
      return Optional.empty();
    }
    var error = site.text(name);
    var changes = new ArrayList<Change>();
    for (int argument : site.arguments()) {
      boolean mentions =
          !site.within(argument, one -> tree.is(one, "identifier") && site.text(one).equals(error))
              .isEmpty();
      if (mentions) {
        changes.add(site.replace(argument, "\"Internal server error\""));
      }
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    var indent = site.indent(statement);
    changes.add(
        Site.insert(
            tree.start(statement),
            "System.getLogger(\"errors\").log(System.Logger.Level.ERROR, \"request failed\", "
                + error
                + (indent.isEmpty() ? "); " : ");\n" + indent)));
    return Draft.of("a sentence for the user, the error for the log", changes);
  }
}
