package dev.bailiwick.proof.accuracy;

/// A text of which somebody else says whether there is a secret in it.
///
/// @param family whose example it is
/// @param kind the rule of theirs that it belongs to
/// @param path the file it pretends to stand in; empty where they do not say
record Sample(String family, String kind, String path, String text, boolean secret) {}
