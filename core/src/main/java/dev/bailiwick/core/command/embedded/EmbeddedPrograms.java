package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.effect.Effect;
import java.util.List;

/// The effects of a program text that stands inside a command: `python3 -c`, `node -e`, `sed`,
/// `awk`, …
public final class EmbeddedPrograms {

  /// The languages there is an analysis for.
  public enum Language {
    SED,
    AWK,
    JQ,
    PYTHON,
    JAVASCRIPT,
    PERL,
    RUBY,
    PHP,
    SQLITE,
    DUCKDB,
    PSQL,
    MYSQL,
    CQL
  }

  /// Where the program runs, and the way back to the shell for programs that start programs.
  public interface Surroundings {

    /// The path as the program would resolve it: relative to its current folder. The home folder is
    /// not expanded.
    String absolute(String path);

    /// Whether something stands at the path, or the call has put it there; true where that cannot
    /// be told.
    boolean stands(String path);

    /// Whether Python would load a file of the current folder in place of the library's module, or
    /// of one that it needs; true where that cannot be told.
    ///
    /// @param module without a dot
    boolean shadows(String module);

    /// The home folder.
    String home();

    /// The value of an environment variable that the command itself set, or that is public (`HOME`,
    /// `PWD`, `USER`).
    java.util.Optional<String> variable(String name);

    /// The effects of shell text the program runs.
    List<Effect> shell(String text, Effect.Place place);

    /// The effects of a program called with these words, no shell between.
    List<Effect> program(List<String> words, Effect.Place place);
  }

  private static final int LONGEST = 64 * 1024;

  private EmbeddedPrograms() {}

  /// What running the program text would do. What it cannot tell is [Effect.Unknown], never
  /// nothing.
  ///
  /// @param place where in the outer input the text stands; every effect gets this place
  public static List<Effect> effects(
      Language language, String code, Surroundings surroundings, Effect.Place place) {
    Found found = new Found(surroundings, place);
    try {
      if (code.length() > LONGEST) {
        throw new Unreadable("a program of more than 64 KB");
      }
      if (code.indexOf('\0') >= 0) {
        throw new Unreadable("a program with a NUL in it");
      }
      read(language, code, found);
    } catch (Unreadable problem) {
      found.unknown(problem.reason());
    }
    return List.copyOf(found.effects());
  }

  private static void read(Language language, String code, Found found) {
    switch (language) {
      case SED -> SedScript.read(code, found);
      case AWK -> AwkProgram.read(code, found);
      case JQ -> JqFilter.read(code, found);
      case PYTHON -> Python.read(code, found);
      case JAVASCRIPT -> JavaScript.read(code, found);
      case PERL -> Perl.read(code, found);
      case RUBY -> Ruby.read(code, found);
      case PHP -> Php.read(code, found);
      case SQLITE -> DatabaseScript.read(code, DatabaseScript.Shell.SQLITE, found);
      case DUCKDB -> DatabaseScript.read(code, DatabaseScript.Shell.DUCKDB, found);
      case PSQL -> DatabaseScript.read(code, DatabaseScript.Shell.PSQL, found);
      case MYSQL -> DatabaseScript.read(code, DatabaseScript.Shell.MYSQL, found);
      case CQL -> DatabaseScript.read(code, DatabaseScript.Shell.CQL, found);
    }
  }
}
