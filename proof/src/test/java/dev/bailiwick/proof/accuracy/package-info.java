/// How well secrets are found, on examples that other scanners keep of their own rules. May know:
/// everything. Must never: be shipped, or keep what it reads. Start reading: [Measure].
@NullMarked
package dev.bailiwick.proof.accuracy;

import org.jspecify.annotations.NullMarked;
