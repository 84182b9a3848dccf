/// What Cargo reads and writes. May know: text, dependency.format, dependency.coordinate. Must
/// never: ask a registry. Start reading: [Cargo].
@NullMarked
package dev.bailiwick.core.dependency.manifest.rust;

import org.jspecify.annotations.NullMarked;
