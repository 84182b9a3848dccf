/// The ports through which the core looks at the machine: files, folders, links, environment. May
/// know: the JDK. Must never: open anything itself; an implementation lives in a deployable or, in
/// memory, beside the port. Start reading: [World].
@NullMarked
package dev.bailiwick.core.world;

import org.jspecify.annotations.NullMarked;
