/// How well the dependency room agrees with the tools of the ecosystems. May know: the core. Must
/// never: fetch, or bring what it reads into the repository. Start reading: [Measure].
@NullMarked
package dev.bailiwick.proof.dependencies;

import org.jspecify.annotations.NullMarked;
