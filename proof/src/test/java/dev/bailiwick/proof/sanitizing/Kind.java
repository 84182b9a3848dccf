package dev.bailiwick.proof.sanitizing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Kinds of files by their names; the lower-case name is the kind in `plants.txt` and the parser's.
enum Kind {
  JAVASCRIPT("//", ".js", ".mjs", ".cjs", ".jsx"),
  TYPESCRIPT("//", ".ts", ".tsx"),
  PYTHON("#", ".py"),
  JAVA("//", ".java"),
  KOTLIN("//", ".kt", ".kts"),
  GO("//", ".go"),
  RUST("//", ".rs"),
  RUBY("#", ".rb"),
  PHP("//", ".php"),
  C("//", ".c", ".h"),
  CPP("//", ".cc", ".cpp", ".hpp"),
  C_SHARP("//", ".cs"),
  SWIFT("//", ".swift"),
  SCALA("//", ".scala"),
  SHELL("#", ".sh", ".bash"),
  LUA("--", ".lua"),
  DART("//", ".dart"),
  ELIXIR("#", ".ex", ".exs"),
  PERL("#", ".pl", ".pm"),
  POWERSHELL("#", ".ps1", ".psm1"),
  GROOVY("//", ".gradle", ".groovy"),
  SQL("--", ".sql"),
  TERRAFORM("#", ".tf"),
  YAML("#", ".yml", ".yaml"),
  JSON("", ".json"),
  TOML("#", ".toml"),
  XML("", ".xml"),
  INI("#", ".ini", ".cfg", ".conf", ".properties"),
  DOCKER("#"),
  ENV("#"),
  MARKUP("", ".md", ".html");

  private final String comment;
  private final List<String> endings;

  Kind(String comment, String... endings) {
    this.comment = comment;
    this.endings = List.of(endings);
  }

  /// What begins a comment to the line's end; empty where nothing does.
  String comment() {
    return comment;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Kind> of(String fileName) {
    var name = fileName.toLowerCase(Locale.ROOT);
    if (name.startsWith("dockerfile")) {
      return Optional.of(DOCKER);
    }
    if (name.startsWith(".env")) {
      return Optional.of(ENV);
    }
    return Arrays.stream(values())
        .filter(kind -> kind.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }
}
