package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.value.CodeFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the file of the project that an import means.
public final class Paths {
  private static final List<String> SCRIPT_ENDINGS =
      List.of(".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", "/index.ts", "/index.js");

  private final Project project;

  public Paths(Project project) {
    this.project = project;
  }

  public @Nullable CodeFile find(String from, String member, CodeFile importer) {
    return switch (importer.language()) {
      case JAVASCRIPT, TYPESCRIPT, TSX -> script(from, importer);
      case PYTHON -> python(from, member, importer);
      case JAVA -> java(from, member, importer);
      case GO -> null;
    };
  }

  /// Whether the member is a file of its own: `from . import models`.
  public boolean isModule(String from, String member, CodeFile importer) {
    return importer.language() == dev.bailiwick.core.code.syntax.Language.PYTHON
        && !member.equals("*")
        && inner(from, member, importer) != null;
  }

  private @Nullable CodeFile script(String from, CodeFile importer) {
    String path;
    if (from.startsWith("./") || from.startsWith("../") || from.equals(".") || from.equals("..")) {
      path = resolved(folder(importer.path()), from);
    } else if (from.startsWith("@/") || from.startsWith("~/")) {
      var inSource = script("src/" + from.substring(2));
      return inSource != null ? inSource : script(from.substring(2));
    } else {
      return null;
    }
    return path == null ? null : script(path);
  }

  private @Nullable CodeFile script(String path) {
    var exact = project.file(path);
    if (exact.isPresent()) {
      return exact.get();
    }
    int dot = path.lastIndexOf(".js");
    var bare = dot > 0 && dot == path.length() - 3 ? path.substring(0, dot) : path;
    for (var ending : SCRIPT_ENDINGS) {
      var found = project.file(bare + ending);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  private @Nullable CodeFile python(String from, String member, CodeFile importer) {
    var inner = member.equals("*") ? null : inner(from, member, importer);
    return inner != null ? inner : module(from, importer);
  }

  private @Nullable CodeFile inner(String from, String member, CodeFile importer) {
    return module(from.endsWith(".") ? from + member : from + "." + member, importer);
  }

  private @Nullable CodeFile module(String name, CodeFile importer) {
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    var rest = name.substring(dots).replace('.', '/');
    if (dots > 0) {
      var folder = folder(importer.path());
      for (int i = 1; i < dots; i++) {
        folder = folder(folder);
      }
      return packaged(folder.isEmpty() ? rest : rest.isEmpty() ? folder : folder + "/" + rest);
    }
    for (var folder = folder(importer.path()); ; folder = folder(folder)) {
      var found = packaged(folder.isEmpty() ? rest : folder + "/" + rest);
      boolean isItself = found != null && found.path().equals(importer.path());
      if (found != null && !isItself || folder.isEmpty()) {
        return isItself ? null : found;
      }
    }
  }

  private @Nullable CodeFile packaged(String path) {
    return project.file(path + ".py").or(() -> project.file(path + "/__init__.py")).orElse(null);
  }

  /// A class by its package: the source folder is the one of the importing file.
  private @Nullable CodeFile java(String from, String member, CodeFile importer) {
    var own = importer.code().module().replace('.', '/');
    var folder = folder(importer.path());
    if (member.equals("*") || !folder.endsWith(own)) {
      return null;
    }
    var root = folder.substring(0, folder.length() - own.length());
    return project.file(root + from.replace('.', '/') + "/" + member + ".java").orElse(null);
  }

  /// The file beside this one that declares a name, in languages where its neighbours are seen.
  public @Nullable CodeFile sibling(String name, CodeFile file) {
    var folder = folder(file.path());
    var prefix = folder.isEmpty() ? "" : folder + "/";
    return switch (file.language()) {
      case JAVA -> project.file(prefix + name + ".java").filter(one -> one != file).orElse(null);
      case GO, JAVASCRIPT, TYPESCRIPT, TSX, PYTHON -> null;
    };
  }

  /// The folder of a path; empty for the root.
  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /// A relative path from a folder, or null where it leads out of the root.
  public static @Nullable String resolved(String folder, String relative) {
    var at = folder;
    for (var name : relative.split("/")) {
      switch (name) {
        case "", "." -> {}
        case ".." -> {
          if (at.isEmpty()) {
            return null;
          }
          at = folder(at);
        }
        default -> at = at.isEmpty() ? name : at + "/" + name;
      }
    }
    return at;
  }
}
