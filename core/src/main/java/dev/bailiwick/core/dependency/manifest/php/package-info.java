/// What Composer reads and writes. May know: text, dependency.format, dependency.coordinate. Must
/// never: ask a registry. Start reading: [Composer].
@NullMarked
package dev.bailiwick.core.dependency.manifest.php;

import org.jspecify.annotations.NullMarked;
