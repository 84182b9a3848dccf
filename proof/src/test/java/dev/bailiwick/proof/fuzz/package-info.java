/// Seeded fuzzing of every front door that reads what others wrote: shell text, hook JSON, policy
/// files; and the limits that keep an answer quick. May know: all. Must never: be shipped. Start
/// reading: [Campaign].
@NullMarked
package dev.bailiwick.proof.fuzz;

import org.jspecify.annotations.NullMarked;
