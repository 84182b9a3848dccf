/// How fast secrets are looked for. May know: core. Must never: ship, or bring what it reads into
/// the repository. Start reading: [Measure].
@NullMarked
package dev.bailiwick.proof.speed;

import org.jspecify.annotations.NullMarked;
