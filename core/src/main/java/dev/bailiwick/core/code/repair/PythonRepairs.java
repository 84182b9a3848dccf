package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Mends of Python.
final class PythonRepairs {
  private static final Set<String> STATEMENTS =
      Set.of("expression_statement", "return_statement", "raise_statement");
  private static final Set<String> WEAK = Set.of("md5", "sha1", "md4", "ripemd160");
  private static final String KEYWORD = "keyword_argument";
  private static final String GENERIC = "\"Internal server error\"";

  private PythonRepairs() {}

  static Optional<Draft> of(String rule, Site site) {
    return switch (rule) {
      case "weak-hash" -> hash(site);
      case "weak-random" -> random(site);
      case "tls-unverified" -> certificates(site);
      case "insecure-cookie" ->
          flags(site, "the cookie's flags are set", Set.of("secure", "httponly"));
      case "unsafe-deserialization" -> yaml(site);
      case "command-injection" -> shell(site);
      case "debug-on" -> keyword(site, "debug mode is off", Map.of("debug", "False"));
      case "sql-injection" -> PythonQueries.of(site);
      case "error-details" -> details(site);
      default -> Optional.empty();
    };
  }

  private static Optional<Draft> hash(Site site) {
    var what = "SHA-256 instead of a broken hash function";
    var tree = site.tree();
    int attribute = tree.child(site.callee(), "attribute");
    if (attribute >= 0 && WEAK.contains(site.text(attribute))) {
      return Draft.of(what, site.replace(attribute, "sha256"));
    }
    var changes = new ArrayList<Change>();
    for (int string : site.within(i -> tree.is(i, "string_content"))) {
      if (WEAK.contains(site.text(string))) {
        changes.add(site.replace(string, "sha256"));
      }
    }
    return Draft.of(what, changes);
  }

  private static Optional<Draft> random(Site site) {
    int receiver = site.receiver();
    return site.text(receiver).equals("random")
        ? Draft.of(
            "numbers from the system's source", site.replace(receiver, "random.SystemRandom()"))
        : Optional.empty();
  }

  private static Optional<Draft> certificates(Site site) {
    var what = "certificates are checked";
    if (site.text(site.callee()).equals("ssl._create_unverified_context")) {
      return Draft.of(what, site.replace(site.callee(), "ssl.create_default_context"));
    }
    return keyword(site, what, Map.of("verify", "True", "verify_ssl", "True"));
  }

  /// Named arguments that say `False` or `True` and should say the other.
  private static Optional<Draft> keyword(Site site, String what, Map<String, String> wanted) {
    var tree = site.tree();
    var changes = new ArrayList<Change>();
    for (int argument : site.arguments()) {
      var value = wanted.get(site.text(tree.child(argument, "name")));
      if (tree.is(argument, KEYWORD) && value != null) {
        changes.add(site.replace(tree.child(argument, "value"), value));
      }
    }
    return Draft.of(what, changes);
  }

  /// Named arguments that should say `True`, and are added where they are missing.
  private static Optional<Draft> flags(Site site, String what, Set<String> flags) {
    var tree = site.tree();
    var missing = new ArrayList<>(flags.stream().sorted().toList());
    var changes = new ArrayList<Change>();
    for (int argument : site.arguments()) {
      var name = site.text(tree.child(argument, "name"));
      if (tree.is(argument, KEYWORD) && missing.remove(name)) {
        int value = tree.child(argument, "value");
        if (site.text(value).matches("False|None")) {
          changes.add(site.replace(value, "True"));
        }
      }
    }
    if (!missing.isEmpty() && site.list() >= 0) {
      var text = String.join(", ", missing.stream().map(flag -> flag + "=True").toList());
      changes.add(site.append(text));
    }
    return Draft.of(what, changes);
  }

  private static Optional<Draft> yaml(Site site) {
    var tree = site.tree();
    var module = site.text(site.receiver());
    int[] arguments = site.arguments();
    if (!module.equals("yaml") || !site.name().equals("load") || arguments.length == 0) {
      return Optional.empty();
    }
    var what = "only plain data is read";
    if (arguments.length == 1) {
      return Draft.of(what, site.replace(tree.child(site.callee(), "attribute"), "safe_load"));
    }
    int loader = arguments[1];
    int value = tree.is(loader, KEYWORD) ? tree.child(loader, "value") : loader;
    return Draft.of(what, site.replace(value, module + ".SafeLoader"));
  }

  /// A list needs no shell.
  private static Optional<Draft> shell(Site site) {
    var tree = site.tree();
    int[] arguments = site.arguments();
    if (arguments.length < 2 || !tree.is(arguments[0], "list")) {
      return Optional.empty();
    }
    var changes = new ArrayList<Change>();
    for (int argument : arguments) {
      if (site.text(argument).replace(" ", "").equals("shell=True")) {
        changes.add(site.without(argument));
      }
    }
    return Draft.of("the program is started without a shell", changes);
  }

  /// The user gets a sentence, the log the error.
  private static Optional<Draft> details(Site site) {
    var tree = site.tree();
    int clause = site.around(site.node(), i -> tree.is(i, "except_clause"));
    var names =
        clause < 0 ? List.<Integer>of() : site.within(clause, i -> tree.is(i, "as_pattern_target"));
    int statement = site.around(site.node(), i -> STATEMENTS.contains(tree.kind(i)));
    if (names.isEmpty() || statement < clause) {
      return Optional.empty();
    }
    var error = site.text(names.getFirst());
    var changes = new ArrayList<Change>();
    int end = -1;
    for (int i : site.within(i -> i != site.node() && isValue(site, i))) {
      boolean mentions =
          !site.within(i, one -> tree.is(one, "identifier") && site.text(one).equals(error))
              .isEmpty();
      if (mentions && tree.start(i) >= end) {
        changes.add(site.replace(i, GENERIC));
        end = tree.end(i);
      }
    }
    if (changes.isEmpty() || site.indent(statement).isEmpty()) {
      return Optional.empty();
    }
    changes.add(
        Site.insert(
            tree.start(statement),
            "logging.getLogger(__name__).exception(\"request failed\")\n"
                + site.indent(statement)));
    changes.addAll(imported(site, "logging"));
    return Draft.of("a sentence for the user, the error for the log", changes);
  }

  /// A whole argument, or the value of a named one or of a member.
  private static boolean isValue(Site site, int node) {
    var tree = site.tree();
    boolean isContainer =
        Set.of("dictionary", "list", "tuple", KEYWORD, "pair").contains(tree.kind(node));
    return !isContainer
        && tree.isNamed(node)
        && (tree.field(node).equals("value") || isArgument(site, node));
  }

  private static boolean isArgument(Site site, int node) {
    for (int argument : site.arguments()) {
      if (argument == node) {
        return true;
      }
    }
    return false;
  }

  /// The line that brings a module in, where none does.
  static List<Change> imported(Site site, String module) {
    var tree = site.tree();
    boolean known =
        !site.everywhere(i ->
                tree.is(i, "import_statement")
                    && site.text(i).matches("import\\s+(.*,\\s*)?" + module + "(\\s*,.*)?"))
            .isEmpty();
    var imports =
        site.everywhere(i -> tree.is(i, "import_statement") || tree.is(i, "import_from_statement"));
    return known || imports.isEmpty()
        ? List.of()
        : List.of(Site.insert(tree.start(imports.getFirst()), "import " + module + "\n"));
  }
}
