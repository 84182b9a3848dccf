package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Follows values from sources to sinks through the variables of one function, in the order of its
/// text, twice because of loops. What a function gives carries what it was given, unless a
/// sanitizer says otherwise. Does not follow calls into other functions, nor fields of objects.
final class TaintPass {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "function_declaration",
          "function_expression",
          "arrow_function",
          "method_definition",
          "function_definition",
          "lambda",
          "method_declaration",
          "constructor_declaration",
          "lambda_expression",
          "func_literal");

  private static final Pattern ASSIGNS =
      Pattern.compile(
          "assignment|declarator|short_var|_spec$|named_expression|^for_|foreach|enhanced_for");

  private final SyntaxTree tree;
  private final List<Match> sources;
  private final List<Match> sanitizers;
  private final List<Match> sinks;
  private final Set<Match> reached = new HashSet<>();

  TaintPass(SyntaxTree tree, List<Match> sources, List<Match> sanitizers, List<Match> sinks) {
    this.tree = tree;
    this.sources = sources;
    this.sanitizers = sanitizers;
    this.sinks = sinks;
  }

  /// The sinks that something reaches, in the order of the text.
  List<Match> reached() {
    if (!sources.isEmpty() && !sinks.isEmpty()) {
      var names = new HashSet<String>();
      walk(0, names);
      walk(0, names);
    }
    return sinks.stream().filter(reached::contains).toList();
  }

  private void walk(int node, Set<String> names) {
    if (FUNCTIONS.contains(tree.kind(node))) {
      var inner = new HashSet<>(names);
      parameters(node, inner);
      children(node, inner);
      return;
    }
    children(node, names);
    assign(node, names);
    for (var sink : sinks) {
      if (tree.start(node) == sink.start()
          && tree.end(node) == sink.end()
          && isTainted(node, names)) {
        reached.add(sink);
      }
    }
  }

  private void children(int node, Set<String> names) {
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      walk(child, names);
    }
  }

  /// Parameters that a source names.
  private void parameters(int function, Set<String> names) {
    int list = tree.child(function, "parameters");
    for (int at = list; at >= 0 && at < tree.count() && tree.end(at) <= tree.end(list); at++) {
      if (isName(at) && isAt(at, sources)) {
        names.add(tree.text(at));
      }
    }
  }

  private void assign(int node, Set<String> names) {
    if (!ASSIGNS.matcher(tree.kind(node)).find()) {
      return;
    }
    int target = first(node, "left", "name", "pattern");
    int value = first(node, "right", "value");
    if (target < 0 || value < 0) {
      return;
    }
    var written = new ArrayList<String>();
    for (int at = target; at < tree.count() && tree.start(at) < tree.end(target); at++) {
      if (isName(at)) {
        written.add(tree.text(at));
      }
    }
    if (isTainted(value, names)) {
      names.addAll(written);
    } else if (!tree.kind(node).startsWith("augmented")) {
      written.forEach(names::remove);
    }
  }

  private int first(int node, String... fields) {
    for (var field : fields) {
      int child = tree.child(node, field);
      if (child >= 0) {
        return child;
      }
    }
    return SyntaxTree.NONE;
  }

  private boolean isName(int node) {
    var kind = tree.kind(node);
    return kind.equals("identifier") || kind.equals("shorthand_property_identifier_pattern");
  }

  private boolean isAt(int node, List<Match> matches) {
    for (var match : matches) {
      if (match.start() == tree.start(node) && match.end() == tree.end(node)) {
        return true;
      }
    }
    return false;
  }

  /// Whether something in the node comes from a source, and from no sanitizer.
  private boolean isTainted(int node, Set<String> names) {
    if (isAt(node, sanitizers) || FUNCTIONS.contains(tree.kind(node))) {
      return false;
    }
    boolean isVariable = isName(node) || tree.is(node, "shorthand_property_identifier");
    if (isAt(node, sources) || isVariable && names.contains(tree.text(node))) {
      return true;
    }
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      if (isTainted(child, names)) {
        return true;
      }
    }
    return false;
  }
}
