package dev.bailiwick.core.redact.sanitizing;

/// A text value in a file.
///
/// @param start of its quote, or of the value where it has none
/// @param end behind its closing quote
/// @param contentStart of what is between the quotes
/// @param contentEnd behind it
/// @param quote the opening quote as written, a prefix such as `f` or `r` included; empty for none
record Literal(int start, int end, int contentStart, int contentEnd, String quote) {

  boolean holds(int from, int to) {
    return contentStart <= from && to <= contentEnd;
  }

  boolean isAll(int from, int to) {
    return contentStart == from && to == contentEnd;
  }

  String content(String text) {
    return text.substring(contentStart, contentEnd);
  }

  /// True where code runs inside the quotes: JavaScript's templates, Python's `f""`.
  boolean isTemplate(String text) {
    var content = content(text);
    return content.contains("${")
        || content.contains("#{")
        || quote.toLowerCase(java.util.Locale.ROOT).startsWith("f");
  }
}
