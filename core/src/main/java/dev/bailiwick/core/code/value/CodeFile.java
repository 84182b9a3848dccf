package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.Language;
import java.nio.charset.StandardCharsets;

/// One file that is analysed. Compared by identity.
public final class CodeFile {
  private final String path;
  private final Language language;
  private final byte[] source;
  private final Lowered code;

  /// @param path relative to the root, `/` between the names
  /// @param source UTF-8; not to be changed any more
  public CodeFile(String path, Language language, byte[] source, Lowered code) {
    this.path = path;
    this.language = language;
    this.source = source;
    this.code = code;
  }

  public String path() {
    return path;
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
