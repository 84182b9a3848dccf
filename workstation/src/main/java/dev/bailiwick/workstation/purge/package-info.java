/// Values are taken out of a git repository for good: looked for in everything it keeps, every
/// object that holds or leads to one written anew, the refs moved at one stroke, the old removed,
/// the result proven, the way back kept. May know: history, store, core's known secrets. Must
/// never: run a hook or a filter of the repository, or write a value anywhere but into the backup.
/// Start reading: [Purge], then [Rewriting].
@NullMarked
package dev.bailiwick.workstation.purge;

import org.jspecify.annotations.NullMarked;
