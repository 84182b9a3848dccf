package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.text.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One file that is analysed. Compared by identity.
public final class CodeFile {
  private static final Pattern ASIDE =
      Pattern.compile(
          "(^|/)(tests?|__tests__|specs?|e2e|fixtures?|testdata|examples?|playgrounds?|demos?|benchmarks?)/"
              + "|[._-](test|spec)\\.\\w+$|(^|/)(test_[^/]*|conftest)\\.py$|(Test|Tests|IT)\\.java$");

  private final String path;
  private final Language language;
  private final byte[] source;
  private final Function<CodeFile, Lowered> code;
  private @Nullable Boolean isAside;
  private @Nullable String digest;

  /// @param path relative to the root, `/` between the names
  /// @param source UTF-8; not to be changed any more
  /// @param code the source lowered; asked for each time it is needed, by any thread
  public CodeFile(String path, Language language, byte[] source, Function<CodeFile, Lowered> code) {
    this.path = path;
    this.language = language;
    this.source = source;
    this.code = code;
  }

  public String path() {
    return path;
  }

  /// Whether it serves nobody: tests, examples.
  public synchronized boolean isAside() {
    if (isAside == null) {
      isAside = ASIDE.matcher(path).find();
    }
    return isAside;
  }

  public Language language() {
    return language;
  }

  public Lowered code() {
    return code.apply(this);
  }

  /// The whole source; not to be changed.
  public byte[] source() {
    return source;
  }

  /// What tells its content from any other.
  public synchronized String digest() {
    if (digest == null) {
      digest = ContentDigest.of(source);
    }
    return digest;
  }

  /// The line in which the place begins.
  public String line(Span span) {
    int start = Math.min(span.start(), source.length);
    int end = start;
    while (start > 0 && source[start - 1] != '\n') {
      start--;
    }
    while (end < source.length && source[end] != '\n') {
      end++;
    }
    return text(new Span(start, end));
  }

  /// The source between the offsets.
  public String text(Span span) {
    return new String(source, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
  }
}
