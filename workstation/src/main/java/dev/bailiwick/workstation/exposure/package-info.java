/// What an assistant on this machine could reach now, found without one. May know: core, scan,
/// setup. Must never: print, change anything, or hold a value it found. Start reading:
/// [ExposureScan].
@NullMarked
package dev.bailiwick.workstation.exposure;

import org.jspecify.annotations.NullMarked;
