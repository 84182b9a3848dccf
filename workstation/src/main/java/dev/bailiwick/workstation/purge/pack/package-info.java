/// A pack of new objects is written beside the old ones, with its index, and read back before it
/// counts. May know: history. Must never: change a pack that stands. Start reading: [PackWriter],
/// then [Versions].
@NullMarked
package dev.bailiwick.workstation.purge.pack;

import org.jspecify.annotations.NullMarked;
