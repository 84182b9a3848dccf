package dev.bailiwick.core.code;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.lower.go.GoLowering;
import dev.bailiwick.core.code.lower.java.JavaLowering;
import dev.bailiwick.core.code.lower.python.PythonLowering;
import dev.bailiwick.core.code.lower.script.ScriptLowering;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;

/// Parses a file and lowers it. Thread-safe as far as the parser is.
public final class SourceReading {
  private final SyntaxParser parser;
  private final long milliseconds;

  /// @param milliseconds how long one file may take to be parsed
  public SourceReading(SyntaxParser parser, long milliseconds) {
    this.parser = parser;
    this.milliseconds = milliseconds;
  }

  /// What came of it.
  public sealed interface Read {
    /// The file's code.
    record Code(Lowered code) implements Read {}

    /// It is not looked at.
    ///
    /// @param reason half a sentence
    record Left(String reason) implements Read {}
  }

  /// @param path relative to the root, `/` between the names
  public Read read(String path, Language language, byte[] utf8) {
    return switch (parser.parse(language, utf8, milliseconds)) {
      case SyntaxParser.Result.Refused(var reason) -> new Read.Left(reason);
      case SyntaxParser.Result.Parsed(var tree) ->
          new Read.Code(lowering(language).lower(tree, path));
    };
  }

  private static Lowering lowering(Language language) {
    return switch (language) {
      case JAVASCRIPT, TYPESCRIPT, TSX -> new ScriptLowering();
      case PYTHON -> new PythonLowering();
      case JAVA -> new JavaLowering();
      case GO -> new GoLowering();
    };
  }
}
