/// What one object of git says: its kind, a commit's lines, a tree's entries, a delta's steps. May
/// know: the JDK. Must never: open a file. Start reading: [ObjectKind], then [CommitText].
@NullMarked
package dev.bailiwick.workstation.history.object;

import org.jspecify.annotations.NullMarked;
