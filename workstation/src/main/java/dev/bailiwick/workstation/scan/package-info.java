/// What is scanned: folders, staged files, a stream; and what is known from before. May know: core.
/// Must never: print, or write a file. Start reading: [FolderScan].
@NullMarked
package dev.bailiwick.workstation.scan;

import org.jspecify.annotations.NullMarked;
