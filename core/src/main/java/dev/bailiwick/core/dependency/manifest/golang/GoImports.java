package dev.bailiwick.core.dependency.manifest.golang;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The packages of other modules that a Go file imports: `go mod tidy`, and a build that may change
/// go.mod, fetch what is imported and required by nobody.
public final class GoImports {
  private static final Pattern IMPORTS =
      Pattern.compile("(?ms)^import\\s*(?:\\((.*?)^\\s*\\)|((?:[\\w.]+\\s+)?[\"`][^\"`]+[\"`]))");
  private static final Pattern QUOTED = Pattern.compile("(?m)(?<!\\S)[\"`]([^\"`\\s]+)[\"`]");
  private static final Pattern COMMENT = Pattern.compile("//[^\n]*|(?s)/\\*.*?\\*/");

  private GoImports() {}

  /// In the order of the alphabet; those of the standard library have no dot in their first name.
  public static Set<String> of(String text) {
    var found = new TreeSet<String>();
    IMPORTS
        .matcher(text)
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .map(block -> COMMENT.matcher(block).replaceAll(""))
        .forEach(block ->
            QUOTED
                .matcher(block)
                .results()
                .map(match -> match.group(1))
                .filter(path -> path.split("/", 2)[0].contains("."))
                .forEach(found::add));
    return found;
  }
}
