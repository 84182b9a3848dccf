package dev.bailiwick.core.secret.form;

/// A part of some bytes that a known value covers.
///
/// @param from where it begins
/// @param to behind its end
/// @param form the way the value is written there
public record Covered(int from, int to, Form form) {}
