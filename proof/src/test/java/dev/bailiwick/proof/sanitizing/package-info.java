/// Sanitizing over real files that are fetched, never kept here. May know: core. Must never: be
/// shipped, or hold a text of the files. Start reading: [Measure].
@NullMarked
package dev.bailiwick.proof.sanitizing;

import org.jspecify.annotations.NullMarked;
