package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Mends of JavaScript and TypeScript.
final class ScriptRepairs {
  private static final Set<String> FLAGS = Set.of("httpOnly", "secure");
  private static final Set<String> STATEMENTS =
      Set.of("expression_statement", "return_statement", "lexical_declaration");
  private static final String GENERIC = "'Internal server error'";

  private ScriptRepairs() {}

  static Optional<Draft> of(String rule, Site site) {
    return switch (rule) {
      case "weak-hash" -> hash(site);
      case "weak-random" -> random(site);
      case "tls-unverified" -> certificates(site);
      case "insecure-cookie" -> cookie(site);
      case "sql-injection" -> ScriptQueries.of(site);
      case "error-details" -> details(site);
      case "hard-coded-secret" -> fallback(site);
      default -> Optional.empty();
    };
  }

  private static Optional<Draft> hash(Site site) {
    var changes = new ArrayList<Change>();
    for (int string : site.within(i -> site.tree().is(i, "string_fragment"))) {
      switch (site.text(string)) {
        case "md5", "MD5", "sha1", "SHA1", "md4", "ripemd160" ->
            changes.add(site.replace(string, "sha256"));
        case "SHA-1" -> changes.add(site.replace(string, "SHA-256"));
        default -> {}
      }
    }
    return Draft.of("SHA-256 instead of a broken hash function", changes);
  }

  private static Optional<Draft> random(Site site) {
    return site.text(site.node()).equals("Math.random()")
        ? Draft.of(
            "numbers from the system's source",
            site.replace(
                site.node(),
                "(globalThis.crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32)"))
        : Optional.empty();
  }

  private static Optional<Draft> certificates(Site site) {
    var tree = site.tree();
    var changes = new ArrayList<Change>();
    for (int pair : site.within(i -> tree.is(i, "pair"))) {
      int value = tree.child(pair, "value");
      if (site.text(tree.child(pair, "key")).matches("['\"]?rejectUnauthorized['\"]?")
          && site.text(value).equals("false")) {
        changes.add(site.replace(value, "true"));
      }
    }
    if (site.text(site.node()).endsWith("NODE_TLS_REJECT_UNAUTHORIZED")) {
      int assignment = site.around(site.node(), i -> tree.is(i, "assignment_expression"));
      int right = assignment < 0 ? -1 : tree.child(assignment, "right");
      if (right >= 0) {
        changes.add(site.replace(right, "'1'"));
      }
    }
    return Draft.of("certificates are checked", changes);
  }

  private static Optional<Draft> cookie(Site site) {
    var tree = site.tree();
    var what = "the cookie's flags are set";
    var changes = new ArrayList<Change>();
    for (int pair : site.within(i -> tree.is(i, "pair"))) {
      int value = tree.child(pair, "value");
      if (FLAGS.contains(site.text(tree.child(pair, "key"))) && site.text(value).equals("false")) {
        changes.add(site.replace(value, "true"));
      }
    }
    int[] arguments = site.arguments();
    if (!site.name().equals("cookie") || arguments.length < 2) {
      return Draft.of(what, changes);
    }
    if (arguments.length == 2) {
      changes.add(site.append("{ httpOnly: true, secure: true, sameSite: 'lax' }"));
      return Draft.of(what, changes);
    }
    int options = arguments[2];
    if (!tree.is(options, "object")) {
      return Draft.of(what, changes);
    }
    var known =
        java.util.Arrays.stream(tree.children(options))
            .mapToObj(pair -> site.text(tree.child(pair, "key")))
            .collect(Collectors.toSet());
    var missing =
        FLAGS.stream().sorted().filter(flag -> !known.contains(flag)).map(flag -> flag + ": true");
    var text = missing.collect(Collectors.joining(", "));
    if (!text.isEmpty()) {
      int[] pairs = tree.children(options);
      changes.add(
          pairs.length == 0
              ? site.replace(options, "{ " + text + " }")
              : Site.insert(tree.end(pairs[pairs.length - 1]), ", " + text));
    }
    return Draft.of(what, changes);
  }

  /// A secret that stands in where the environment says nothing is no secret.
  private static Optional<Draft> fallback(Site site) {
    var tree = site.tree();
    var changes = new ArrayList<Change>();
    for (int either : site.within(i -> tree.is(i, "binary_expression"))) {
      int left = tree.child(either, "left");
      if (site.text(left).matches("process\\.env\\.\\w+")
          && site.text(tree.child(either, "operator")).matches("\\|\\||\\?\\?")
          && tree.is(tree.child(either, "right"), "string")) {
        changes.add(site.replace(either, site.text(left)));
      }
    }
    return Draft.of("no value stands in for the environment's", changes);
  }

  /// The user gets a sentence, the log the error.
  private static Optional<Draft> details(Site site) {
    var tree = site.tree();
    int clause = site.around(site.node(), i -> tree.is(i, "catch_clause"));
    int name = clause < 0 ? -1 : tree.child(clause, "parameter");
    int statement = site.around(site.node(), i -> STATEMENTS.contains(tree.kind(i)));
    if (!tree.is(name, "identifier") || statement < clause) {
      return Optional.empty();
    }
    var error = site.text(name);
    var changes = new ArrayList<Change>();
    for (int told : told(site, error)) {
      changes.add(site.replace(told, GENERIC));
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    var indent = site.indent(statement);
    changes.add(
        Site.insert(
            tree.start(statement),
            "console.error(" + error + ");" + (indent.isEmpty() ? " " : "\n" + indent)));
    return Draft.of("a sentence for the user, the error for the log", changes);
  }

  /// The whole arguments, or values of members, that the error takes a part in.
  private static List<Integer> told(Site site, String error) {
    var tree = site.tree();
    var told = new ArrayList<Integer>();
    int end = -1;
    for (int argument : site.arguments()) {
      for (int i : site.within(argument, i -> i == argument || tree.field(i).equals("value"))) {
        boolean isWhole = !tree.is(i, "object") && !tree.is(i, "array") && !tree.is(i, "pair");
        boolean mentions =
            !site.within(i, one -> tree.is(one, "identifier") && site.text(one).equals(error))
                .isEmpty();
        if (isWhole && mentions && tree.start(i) >= end) {
          told.add(i);
          end = tree.end(i);
        }
      }
    }
    return told;
  }
}
