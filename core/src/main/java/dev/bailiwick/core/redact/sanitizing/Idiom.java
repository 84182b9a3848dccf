package dev.bailiwick.core.redact.sanitizing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a language or configuration format writes strings and comments, and how it asks for an
/// environment variable.
///
/// Source of fact: the languages' own references; the fallible ones (Rust, Swift, Go) are spelled
/// so that the expression has a string's type.
enum Idiom {
  JAVASCRIPT(
      Family.CODE,
      "//",
      "/*",
      "process.env.%s",
      "",
      "+",
      ".js",
      ".mjs",
      ".cjs",
      ".jsx",
      ".ts",
      ".tsx",
      ".mts",
      ".cts",
      ".vue",
      ".svelte"),
  PYTHON(Family.CODE, "#", "", "os.environ[\"%s\"]", "import os", "+", ".py", ".pyw", ".pyi"),
  JAVA(Family.CODE, "//", "/*", "System.getenv(\"%s\")", "", "+", ".java"),
  KOTLIN(Family.CODE, "//", "/*", "System.getenv(\"%s\")", "", "+", ".kt", ".kts"),
  GROOVY(Family.CODE, "//", "/*", "System.getenv(\"%s\")", "", "+", ".groovy", ".gradle"),
  SCALA(Family.CODE, "//", "/*", "sys.env(\"%s\")", "", "+", ".scala", ".sc"),
  GO(Family.CODE, "//", "/*", "os.Getenv(\"%s\")", "import \"os\"", "+", ".go"),
  RUBY(Family.CODE, "#", "", "ENV.fetch(\"%s\")", "", "+", ".rb", ".rake", ".gemspec"),
  PHP(Family.CODE, "//", "/*", "getenv('%s')", "", ".", ".php"),
  CSHARP(
      Family.CODE, "//", "/*", "System.Environment.GetEnvironmentVariable(\"%s\")", "", "+", ".cs"),
  RUST(Family.CODE, "//", "/*", "&std::env::var(\"%s\").unwrap()", "", "", ".rs"),
  SWIFT(
      Family.CODE,
      "//",
      "/*",
      "ProcessInfo.processInfo.environment[\"%s\"]!",
      "import Foundation",
      "+",
      ".swift"),
  DART(Family.CODE, "//", "/*", "Platform.environment['%s']!", "import 'dart:io';", "+", ".dart"),
  ELIXIR(Family.CODE, "#", "", "System.fetch_env!(\"%s\")", "", "<>", ".ex", ".exs"),
  LUA(Family.CODE, "--", "", "os.getenv(\"%s\")", "", "..", ".lua"),
  PERL(Family.CODE, "#", "", "$ENV{'%s'}", "", ".", ".pl", ".pm"),
  R(Family.CODE, "#", "", "Sys.getenv(\"%s\")", "", "", ".r"),
  C(
      Family.CODE,
      "//",
      "/*",
      "getenv(\"%s\")",
      "#include <stdlib.h>",
      "",
      ".c",
      ".h",
      ".cc",
      ".cpp",
      ".cxx",
      ".hpp",
      ".m"),
  SHELL(Family.SHELL, "#", "", "$%s", "", "", ".sh", ".bash", ".zsh", ".ksh"),
  POWERSHELL(Family.CODE, "#", "<#", "$env:%s", "", "+", ".ps1", ".psm1"),
  TERRAFORM(Family.CODE, "#", "/*", "var.%s", "", "", ".tf"),
  DOTENV(Family.LINES, "#", "", "", "", "", ".env"),
  PROPERTIES(Family.LINES, "#", "", "${%s}", "", "", ".properties"),
  INI(Family.LINES, "#", "", "", "", "", ".ini", ".cfg", ".conf", ".toml"),
  YAML(Family.LINES, "#", "", "${%s}", "", "", ".yaml", ".yml"),
  DOCKERFILE(Family.SHELL, "#", "", "$%s", "", "", "Dockerfile", "Containerfile"),
  JSON(Family.CODE, "//", "/*", "", "", "", ".json", ".jsonc", ".json5", ".ipynb"),
  SQL(Family.CODE, "--", "/*", "", "", "", ".sql"),
  MARKUP(
      Family.PLAIN,
      "",
      "",
      "",
      "",
      "",
      ".xml",
      ".html",
      ".htm",
      ".svg",
      ".plist",
      ".md",
      ".markdown",
      ".rst",
      ".txt",
      ".adoc",
      ".csv",
      ".log");

  /// Where a value stands.
  enum Family {
    /// In a string literal.
    CODE,
    /// In a word of a shell, with or without quotes.
    SHELL,
    /// Behind `=` or `:`, to the end of the line, with or without quotes.
    LINES,
    /// Anywhere.
    PLAIN
  }

  private static final int GUESS = 16 << 10;
  private static final Map<String, Idiom> BY_NAME = byName();

  /// What one language writes and the ones after it do not.
  private static final Map<Idiom, Pattern> SIGNS = signs();

  private final Family family;
  private final String lineComment;
  private final String blockComment;
  private final String reference;
  private final String needs;
  private final String joins;
  private final List<String> endings;

  Idiom(
      Family family,
      String lineComment,
      String blockComment,
      String reference,
      String needs,
      String joins,
      String... endings) {
    this.family = family;
    this.lineComment = lineComment;
    this.blockComment = blockComment;
    this.reference = reference;
    this.needs = needs;
    this.joins = joins;
    this.endings = List.of(endings);
  }

  private static Map<Idiom, Pattern> signs() {
    var signs = new LinkedHashMap<Idiom, Pattern>();
    signs.put(PHP, Pattern.compile("<\\?php"));
    signs.put(SHELL, Pattern.compile("\\A#!.*\\b(?:ba|z|k|da)?sh\\b|(?m)^\\s*export [A-Z_]+="));
    signs.put(GO, Pattern.compile("(?m)^package \\w+\\s*$|^func \\w|:="));
    signs.put(RUST, Pattern.compile("(?m)^\\s*(?:pub )?fn \\w+|\\blet mut\\b|^use \\w+::"));
    signs.put(CSHARP, Pattern.compile("(?m)^using [A-Z][\\w.]+;|^namespace "));
    signs.put(
        JAVA,
        Pattern.compile(
            "(?m)^import [a-z][\\w.]+;|\\bpublic (?:static |final )*(?:class|void|record)\\b|^\\s*(?:private|final) \\w+ \\w+ ="));
    signs.put(
        PYTHON,
        Pattern.compile(
            "(?m)^\\s*(?:async )?def \\w+\\(.*:\\s*$|^(?:from [\\w.]+ )?import \\w[\\w., ]*$|^\\w+ = .*[^;{,]$|\\bos\\.environ\\b"));
    signs.put(
        JAVASCRIPT,
        Pattern.compile("\\b(?:const|let|await|function)\\b|=>|\\bnew [A-Z]\\w*\\(|;\\s*$"));
    signs.put(JSON, Pattern.compile("\\A\\s*[\\[{]\\s*[\"\\]}]"));
    signs.put(DOTENV, Pattern.compile("(?m)^[A-Z][A-Z0-9_]*="));
    signs.put(YAML, Pattern.compile("(?m)^\\s*[\\w-]+:(?: \\S|$)"));
    return signs;
  }

  private static Map<String, Idiom> byName() {
    var all = new java.util.HashMap<String, Idiom>();
    for (var idiom : values()) {
      idiom.endings.forEach(ending -> all.put(ending.toLowerCase(Locale.ROOT), idiom));
    }
    return Map.copyOf(all);
  }

  /// The idiom of a file by its name; a name that tells nothing is read as plain text.
  static Idiom of(String fileName) {
    var name = fileName.substring(fileName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith(".env") || name.endsWith(".env")) {
      return DOTENV;
    }
    if (name.startsWith("dockerfile") || name.startsWith("containerfile")) {
      return DOCKERFILE;
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? MARKUP : BY_NAME.getOrDefault(name.substring(dot), MARKUP);
  }

  /// What a text without a telling name looks like; plain text where nothing speaks.
  static Idiom guess(String text) {
    var head = text.length() > GUESS ? text.substring(0, GUESS) : text;
    for (var sign : SIGNS.entrySet()) {
      if (sign.getValue().matcher(head).find()) {
        return sign.getKey();
      }
    }
    return MARKUP;
  }

  Family family() {
    return family;
  }

  String lineComment() {
    return lineComment;
  }

  boolean hasBlockComments() {
    return !blockComment.isEmpty();
  }

  String blockStart() {
    return blockComment;
  }

  String blockEnd() {
    return blockComment.equals("<#") ? "#>" : "*/";
  }

  boolean isTripleQuoted() {
    return switch (this) {
      case PYTHON, JAVA, KOTLIN, GROOVY, SCALA, SWIFT, DART, ELIXIR, CSHARP -> true;
      default -> false;
    };
  }

  /// True where `'` opens a string and not a character, a lifetime or nothing.
  boolean hasSingleQuotes() {
    return switch (this) {
      case JAVA, KOTLIN, SCALA, GO, CSHARP, RUST, SWIFT, C, TERRAFORM, JSON -> false;
      default -> true;
    };
  }

  boolean hasBackticks() {
    return this == JAVASCRIPT || this == GO;
  }

  /// An expression with the variable's value, or empty where the format has none.
  Optional<String> reference(String variable) {
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    var name = this == TERRAFORM ? variable.toLowerCase(Locale.ROOT) : variable;
    return Optional.of(reference.formatted(name));
  }

  /// The line that must stand at the top for the reference to mean something; empty for none.
  String needs() {
    return needs;
  }

  /// What joins two strings; empty where that takes more than a sign.
  String joins() {
    return joins;
  }
}
