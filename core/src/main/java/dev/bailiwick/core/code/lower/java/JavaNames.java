package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the simple names of types mean in a file: by its own types, which mean themselves; by its
/// imports; by `java.lang`; by a package that is imported on demand and known to have the type
/// ([JavaPackages]). One thread.
final class JavaNames {
  private final String module;
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<String> onDemand = new ArrayList<>();
  private final List<Stmt.Import> imports = new ArrayList<>();

  private JavaNames(String module) {
    this.module = module;
  }

  static JavaNames of(SyntaxTree tree) {
    int declared = tree.childOfKind(0, "package_declaration");
    var module = declared < 0 ? "" : text(tree, last(tree, declared));
    var names = new JavaNames(module);
    for (int node : tree.children(0)) {
      if (tree.is(node, "import_declaration")) {
        names.add(tree, node);
      }
    }
    for (int node = 0; node < tree.count(); node++) {
      if (JavaTypes.isDeclaration(tree.kind(node))) {
        var simple = tree.text(tree.child(node, "name"));
        names.types.put(simple, simple);
      }
    }
    return names;
  }

  private void add(SyntaxTree tree, int node) {
    var span = new Span(tree.start(node), tree.end(node));
    int path = tree.firstNamed(node);
    if (path < 0) {
      return;
    }
    var name = text(tree, path);
    if (tree.childOfKind(node, "asterisk") >= 0) {
      onDemand.add(name);
      imports.add(new Stmt.Import("", name, "*", span));
      return;
    }
    int dot = name.lastIndexOf('.');
    var simple = name.substring(dot + 1);
    imports.add(new Stmt.Import(simple, dot < 0 ? "" : name.substring(0, dot), simple, span));
    types.put(simple, name);
  }

  private static int last(SyntaxTree tree, int node) {
    var children = tree.children(node);
    return children.length == 0 ? SyntaxTree.NONE : children[children.length - 1];
  }

  /// A dotted name without the blanks that may stand in it.
  private static String text(SyntaxTree tree, int node) {
    return tree.text(node).replaceAll("\\s+", "");
  }

  String module() {
    return module;
  }

  boolean isImported(String simple) {
    return types.containsKey(simple);
  }

  /// The qualified name where it is known, else the name as it is.
  String qualified(String name) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      var first = name.substring(0, dot);
      return !first.isEmpty()
              && Character.isUpperCase(first.charAt(0))
              && !qualified(first).equals(first)
          ? qualified(first) + name.substring(dot)
          : name;
    }
    var known = types.get(name);
    if (known != null) {
      return known;
    }
    var home = JavaPackages.home(name, onDemand);
    if (home.isEmpty()) {
      return name;
    }
    types.put(name, home + "." + name);
    imports.add(new Stmt.Import(name, home, name, Span.NOWHERE));
    return home + "." + name;
  }

  /// The name by which a type is known in the file; one that is not imported is imported, under its
  /// whole name where another type has the simple one.
  String nameOf(String qualified) {
    int dot = qualified.lastIndexOf('.');
    var simple = qualified.substring(dot + 1);
    if (dot < 0 || qualified(simple).equals(qualified)) {
      qualified(simple);
      return simple;
    }
    var name = types.containsKey(simple) ? qualified : simple;
    if (types.putIfAbsent(name, qualified) == null) {
      imports.add(new Stmt.Import(name, qualified.substring(0, dot), simple, Span.NOWHERE));
    }
    return name;
  }

  /// All imports of the file, with those that were found to be meant.
  List<Stmt.Import> imports() {
    return List.copyOf(imports);
  }
}
