package dev.bailiwick.workstation.history;

/// Where an object first appeared.
///
/// @param commit its id
/// @param author the author's name, without the address
/// @param date when the author wrote it: ISO 8601, UTC
/// @param path of the file in that commit; empty for the commit itself
public record Origin(String commit, String author, String date, String path) {}
