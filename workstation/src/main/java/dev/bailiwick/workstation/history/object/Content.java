package dev.bailiwick.workstation.history.object;

/// An object's bytes in a lent array. One thread at a time.
///
/// @param length how many bytes count, from 0
public record Content(ObjectKind kind, byte[] bytes, int length) {}
