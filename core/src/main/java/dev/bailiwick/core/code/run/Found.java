package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Mark;
import org.jspecify.annotations.Nullable;

/// A flaw at a place.
///
/// @param what what is done there, as it is written: `db.query`
/// @param message what to say instead of the weakness's message, or empty
/// @param mark what gets there and from where, or null where the place alone is the flaw
public record Found(
    Weakness weakness,
    CodeFile file,
    Span span,
    String what,
    String message,
    @Nullable Mark mark) {}
