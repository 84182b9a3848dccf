package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.text.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Facts facts;
  private final Supplier<byte[]> reading;
  private final Function<CodeFile, Lowered> code;
  private @Nullable Boolean isAside;
  private byte @Nullable [] source;

  /// What is asked of a file more often than its text.
  ///
  /// @param digest what tells its content from any other
  /// @param size in bytes
  /// @param isGate whether it has a word without which it has no say over all routes of a program
  public record Facts(String digest, int size, boolean isGate) {
    private static final List<String> CHAINED = List.of(".authorize");
    private static final List<String> ROUTED =
        List.of("gin.", "chi.", "mux.", "echo.", "fiber.", "http.Handle", "http.Resp", "ServeMux");

    /// Spring's filter chains and the routers of Go are looked for.
    public static Facts of(Language language, byte[] source) {
      var words =
          switch (language) {
            case JAVA -> CHAINED;
            case GO -> ROUTED;
            case JAVASCRIPT, TYPESCRIPT, TSX, PYTHON -> List.<String>of();
          };
      var text = words.isEmpty() ? "" : new String(source, StandardCharsets.ISO_8859_1);
      return new Facts(
          ContentDigest.of(source), source.length, words.stream().anyMatch(text::contains));
    }
  }

  /// @param path relative to the root, `/` between the names
  /// @param source UTF-8; not to be changed any more
  /// @param code the source lowered; asked for each time it is needed, by any thread
  public CodeFile(String path, Language language, byte[] source, Function<CodeFile, Lowered> code) {
    this(path, language, Facts.of(language, source), () -> source, code);
  }

  /// @param reading gives the UTF-8 that the facts are of, asked once at most
  public CodeFile(
      String path,
      Language language,
      Facts facts,
      Supplier<byte[]> reading,
      Function<CodeFile, Lowered> code) {
    this.path = path;
    this.language = language;
    this.facts = facts;
    this.reading = reading;
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
  public synchronized byte[] source() {
    if (source == null) {
      source = reading.get();
    }
    return source;
  }

  public Facts facts() {
    return facts;
  }

  /// What tells its content from any other.
  public String digest() {
    return facts.digest();
  }

  /// The line in which the place begins.
  public String line(Span span) {
    var source = source();
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
    return new String(source(), span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
  }
}
