package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.repair.Draft.Change;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// The piece of a program that a finding is about, with what stands in it and around it.
///
/// @param node the outermost expression that stands exactly there, or the smallest node around
record Site(SyntaxTree tree, int node) {
  private static final Set<String> WRAPPERS =
      Set.of(
          "expression_statement", "expression_list", "program", "module", "source_file", "block");

  static Site of(SyntaxTree tree, int start, int end) {
    int around = 0;
    for (int i = 0; i < tree.count(); i++) {
      boolean covers = tree.start(i) <= start && tree.end(i) >= end && tree.isNamed(i);
      if (covers) {
        boolean exact = tree.start(i) == start && tree.end(i) == end;
        if (exact && !WRAPPERS.contains(tree.kind(i))) {
          return new Site(tree, i);
        }
        around = i;
      }
    }
    return new Site(tree, around);
  }

  String text(int at) {
    return tree.text(at);
  }

  /// The called function, or the constructed type.
  int callee() {
    for (var field : List.of("function", "constructor", "name", "type")) {
      int child = tree.child(node, field);
      if (child >= 0) {
        return child;
      }
    }
    return SyntaxTree.NONE;
  }

  /// The last name of the called function.
  String name() {
    int callee = callee();
    for (var field : List.of("property", "attribute", "field")) {
      int child = callee < 0 ? SyntaxTree.NONE : tree.child(callee, field);
      if (child >= 0) {
        return text(child);
      }
    }
    return text(callee);
  }

  /// What the function is called on, or [SyntaxTree#NONE].
  int receiver() {
    int direct = tree.child(node, "object");
    if (direct >= 0) {
      return direct;
    }
    int callee = callee();
    if (callee < 0) {
      return SyntaxTree.NONE;
    }
    int object = tree.child(callee, "object");
    return object >= 0 ? object : tree.child(callee, "operand");
  }

  int list() {
    return tree.child(node, "arguments");
  }

  /// The arguments in order, named ones among them.
  int[] arguments() {
    int list = list();
    return list < 0 ? new int[0] : tree.children(list);
  }

  /// The nodes in the site that fit, from the first on.
  List<Integer> within(int root, IntPredicate fits) {
    var found = new ArrayList<Integer>();
    for (int i = root; i < tree.count() && tree.start(i) < tree.end(root); i++) {
      if (tree.end(i) <= tree.end(root) && fits.test(i)) {
        found.add(i);
      }
    }
    return found;
  }

  List<Integer> within(IntPredicate fits) {
    return within(node, fits);
  }

  /// The nearest node around this one that fits, or [SyntaxTree#NONE].
  int around(int inner, IntPredicate fits) {
    int found = SyntaxTree.NONE;
    for (int i = 0; i < inner; i++) {
      if (tree.start(i) <= tree.start(inner) && tree.end(i) >= tree.end(inner) && fits.test(i)) {
        found = i;
      }
    }
    return found;
  }

  /// The nodes of the whole file that fit.
  List<Integer> everywhere(IntPredicate fits) {
    return within(0, fits);
  }

  /// How often the name stands in the file.
  int uses(String name) {
    return everywhere(i -> tree.is(i, "identifier") && text(i).equals(name)).size();
  }

  Change replace(int at, String text) {
    return new Change(tree.start(at), tree.end(at), text);
  }

  static Change insert(int offset, String text) {
    return new Change(offset, offset, text);
  }

  /// The blanks before the first word of the node's line.
  String indent(int at) {
    int start = tree.start(at);
    var before = tree.text(0, start);
    var line = before.substring(before.lastIndexOf('\n') + 1);
    return line.isBlank() ? line : "";
  }

  /// Adds an argument behind the last one.
  Change append(String argument) {
    int[] all = arguments();
    int list = list();
    return all.length == 0
        ? insert(tree.start(list) + 1, argument)
        : insert(tree.end(all[all.length - 1]), ", " + argument);
  }

  /// Takes an argument away, with the comma before it or behind it.
  Change without(int argument) {
    int[] all = arguments();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == argument && i > 0) {
        return new Change(tree.end(all[i - 1]), tree.end(argument), "");
      }
      if (all[i] == argument && all.length > 1) {
        return new Change(tree.start(argument), tree.start(all[1]), "");
      }
    }
    return replace(argument, "");
  }
}
