package dev.bailiwick.core.code.ir;

/// A place in the source: byte offsets into its UTF-8, the end exclusive.
public record Span(int start, int end) {
  public static final Span NOWHERE = new Span(0, 0);
}
