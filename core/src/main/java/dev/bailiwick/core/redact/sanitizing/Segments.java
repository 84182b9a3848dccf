package dev.bailiwick.core.redact.sanitizing;

import java.util.List;

/// What of a text is no code: its literals and its comments, each by their start. They do not
/// overlap.
record Segments(List<Literal> literals, List<Span> comments) {

  /// UTF-16 offsets, end exclusive.
  record Span(int start, int end) {}

  static final Segments NONE = new Segments(List.of(), List.of());

  Segments {
    literals = List.copyOf(literals);
    comments = List.copyOf(comments);
  }

  static Segments of(String text, Idiom idiom) {
    return switch (idiom.family()) {
      case CODE -> CodeScan.of(text, idiom);
      case SHELL, LINES -> new Segments(sorted(LineValues.of(text, idiom)), List.of());
      case PLAIN -> NONE;
    };
  }

  /// True inside a literal or a comment.
  boolean isText(int at) {
    return literals.stream().anyMatch(one -> one.start() <= at && at < one.end())
        || comments.stream().anyMatch(one -> one.start() <= at && at < one.end());
  }

  private static List<Literal> sorted(List<Literal> literals) {
    return literals.stream().sorted(java.util.Comparator.comparingInt(Literal::start)).toList();
  }
}
