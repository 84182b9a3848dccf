/// One developer's files: where state, configuration and sockets live, and how they are kept
/// private. May know: the JDK, core. Must never: decide anything, or widen a file's mode. Start
/// reading: [Places].
@NullMarked
package dev.bailiwick.workstation.store;

import org.jspecify.annotations.NullMarked;
