/// Whole answers, word for word: an event and a decision in, an assistant's JSON out. May know:
/// everything. Must never: be shipped. Start reading: [GoldenTest].
@NullMarked
package dev.bailiwick.proof.golden;

import org.jspecify.annotations.NullMarked;
