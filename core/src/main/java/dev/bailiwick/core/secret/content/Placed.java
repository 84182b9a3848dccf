package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.secret.SecretFinding;

/// A finding with where it stands in the text, however it is written there.
///
/// @param start in bytes; `end` is exclusive
/// @param how it is written, in words; empty where it stands there as it is
record Placed(SecretFinding finding, int start, int end, String how) {}
