package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The packages that a file imports, by the name under which it knows them.
final class GoNames {
  private static final Pattern VERSION = Pattern.compile("v\\d+");

  private final Map<String, String> packages = new HashMap<>();
  private final Set<String> renamed = new HashSet<>();

  private GoNames() {}

  static GoNames of(SyntaxTree tree, List<Stmt> imports) {
    var names = new GoNames();
    for (int node = 0; node < tree.count(); node++) {
      if (tree.is(node, "import_spec")) {
        names.add(tree, node, imports);
      } else if (tree.is(node, "type_spec") && !isNew(tree.kind(tree.child(node, "type")))) {
        names.renamed.add(tree.text(tree.child(node, "name")));
      }
    }
    return names;
  }

  private void add(SyntaxTree tree, int node, List<Stmt> imports) {
    var path = GoLiterals.text(tree.text(tree.child(node, "path")));
    int alias = tree.child(node, "name");
    var span = new Span(tree.start(node), tree.end(node));
    if (tree.is(alias, "dot")) {
      imports.add(new Stmt.Import("", path, "*", span));
      return;
    }
    var name = alias < 0 ? name(path) : tree.text(alias);
    if (name.equals("_")) {
      return;
    }
    packages.put(name, path);
    imports.add(new Stmt.Import(name, path, "*", span));
  }

  /// The name of a package by its path: the last part that is no version, without what repositories
  /// put around a name. The package itself may say otherwise.
  private static String name(String path) {
    var parts = path.split("/");
    int last = parts.length - 1;
    if (last > 0 && VERSION.matcher(parts[last]).matches()) {
      last--;
    }
    var name = parts[last].replaceFirst("\\.v\\d+$", "").replaceFirst("^go-|-go$|\\.go$", "");
    return name.replace('-', '_');
  }

  private static boolean isNew(String kind) {
    return kind.equals("struct_type") || kind.equals("interface_type");
  }

  /// Whether it is a type of the file that is another one under a new name (`type Id string`), so
  /// that a conversion changes nothing.
  boolean isRenamed(String name) {
    return renamed.contains(name);
  }

  /// The type's name with its package's path before it.
  String qualified(String name, String type) {
    return packages.getOrDefault(name, name) + "." + type;
  }
}
