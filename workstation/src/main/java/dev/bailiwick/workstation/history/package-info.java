/// Git's objects, read without git: packs, loose objects, alternates, and where content first
/// appeared. May know: the JDK, core. Must never: run a program, a hook or a filter of the
/// repository, or write into it. Start reading: [ObjectWalk], then [PackWorker].
@NullMarked
package dev.bailiwick.workstation.history;

import org.jspecify.annotations.NullMarked;
