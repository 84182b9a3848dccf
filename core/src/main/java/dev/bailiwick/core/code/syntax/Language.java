package dev.bailiwick.core.code.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A language that is reviewed, told by the file's name.
public enum Language {
  JAVASCRIPT,
  TYPESCRIPT,
  TSX,
  PYTHON,
  JAVA,
  GO;

  private static final Map<String, Language> BY_ENDING =
      Map.ofEntries(
          Map.entry("js", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("jsx", JAVASCRIPT),
          Map.entry("ts", TYPESCRIPT),
          Map.entry("cts", TYPESCRIPT),
          Map.entry("mts", TYPESCRIPT),
          Map.entry("tsx", TSX),
          Map.entry("py", PYTHON),
          Map.entry("java", JAVA),
          Map.entry("go", GO));

  /// @param path with `/` between the names
  public static Optional<Language> of(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.ofNullable(BY_ENDING.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }

  /// JavaScript in any of its dialects: one front end, one set of models.
  public boolean isScript() {
    return this == JAVASCRIPT || this == TYPESCRIPT || this == TSX;
  }
}
