package dev.bailiwick.workstation.setup;

/// Something seen around the repository that a person should mend soon.
///
/// @param what one line, with the path and without any secret
/// @param mend what to do about it
public record Sight(String what, String mend) {}
