/// Which files name dependencies, and what they say. May know: the readers of each world's files.
/// Must never: open a file, or judge what it finds. Start reading: [ManifestKind].
@NullMarked
package dev.bailiwick.core.dependency.manifest;

import org.jspecify.annotations.NullMarked;
