package dev.bailiwick.core.command.term;

import java.util.List;
import java.util.Map;

/// The kinds of files that a search can be kept to (`rg --type js`): the common ones, each with at
/// least the patterns that the program has for it. Source: `rg --type-list`, ripgrep 14.
final class FileTypes {
  private static final Map<String, List<String>> GLOBS =
      Map.ofEntries(
          Map.entry("c", List.of("*.[chH]", "*.cats", "*.[ch].in")),
          Map.entry("cpp", List.of("*.[ChH]*", "*.cc", "*.c*", "*.hh", "*.h*", "*.inl")),
          Map.entry("cs", List.of("*.cs")),
          Map.entry("css", List.of("*.css", "*.scss")),
          Map.entry("go", List.of("*.go")),
          Map.entry("html", List.of("*.htm", "*.html", "*.ejs")),
          Map.entry("java", List.of("*.java", "*.jsp", "*.jspx", "*.properties")),
          Map.entry("js", List.of("*.js", "*.jsx", "*.vue", "*.cjs", "*.mjs")),
          Map.entry("kotlin", List.of("*.kt", "*.kts")),
          Map.entry("md", List.of("*.md", "*.markdown", "*.mdown", "*.mdwn", "*.mdx", "*.mkd*")),
          Map.entry("php", List.of("*.php*", "*.phtml")),
          Map.entry("py", List.of("*.py", "*.pyi")),
          Map.entry("rs", List.of("*.rs")),
          Map.entry("rust", List.of("*.rs")),
          Map.entry("scala", List.of("*.scala", "*.sbt")),
          Map.entry("sql", List.of("*.sql", "*.psql")),
          Map.entry("swift", List.of("*.swift")),
          Map.entry("ts", List.of("*.ts", "*.tsx", "*.cts", "*.mts")),
          Map.entry("typescript", List.of("*.ts", "*.tsx", "*.cts", "*.mts")));

  private FileTypes() {}

  /// The patterns of the kind; everything where it is not known.
  static List<String> globs(String type) {
    return GLOBS.getOrDefault(type, List.of("*"));
  }
}
