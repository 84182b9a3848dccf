package dev.bailiwick.core.finding;

/// A finding that a comment at its place speaks for; see [SpokenFor].
///
/// @param reason as the comment gives it
public record Suppressed(Finding finding, String reason) {}
