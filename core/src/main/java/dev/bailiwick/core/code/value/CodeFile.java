package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.Language;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One file that is analysed. Compared by identity.
public final class CodeFile {
  private static final Pattern ASIDE =
      Pattern.compile(
          "(^|/)(tests?|__tests__|specs?|e2e|fixtures?|testdata|examples?|playgrounds?|demos?|benchmarks?)/"
              + "|[._-](test|spec)\\.\\w+$|(^|/)(test_[^/]*|conftest)\\.py$|(Test|Tests|IT)\\.java$");

  private final String path;
  private final Language language;
  private final byte[] source;
  private final Lowered code;
  private final boolean isAside;

  /// @param path relative to the root, `/` between the names
  /// @param source UTF-8; not to be changed any more
  public CodeFile(String path, Language language, byte[] source, Lowered code) {
    this.path = path;
    this.language = language;
    this.source = source;
    this.code = code;
    this.isAside = ASIDE.matcher(path).find();
  }

  public String path() {
    return path;
  }

  /// Whether it serves nobody: tests, examples.
  public boolean isAside() {
    return isAside;
  }

  public Language language() {
    return language;
  }

  public Lowered code() {
    return code;
  }

  /// The whole source; not to be changed.
  public byte[] source() {
    return source;
  }

  /// The source between the offsets.
  public String text(Span span) {
    return new String(source, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
  }
}
