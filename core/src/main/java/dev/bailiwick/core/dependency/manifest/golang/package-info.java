/// What the go command reads and writes. May know: dependency.format, dependency.coordinate. Must
/// never: ask a module proxy. Start reading: [GoMod].
@NullMarked
package dev.bailiwick.core.dependency.manifest.golang;

import org.jspecify.annotations.NullMarked;
