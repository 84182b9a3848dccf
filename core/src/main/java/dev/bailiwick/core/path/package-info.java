/// Names of files: what a path text really means, and the patterns of ignore files and policies.
/// May know: text, effect, world. Must never: open a file; the disk is seen through
/// [dev.bailiwick.core.world.World]. Start reading: [CanonicalPaths], then [PathPattern].
@NullMarked
package dev.bailiwick.core.path;

import org.jspecify.annotations.NullMarked;
