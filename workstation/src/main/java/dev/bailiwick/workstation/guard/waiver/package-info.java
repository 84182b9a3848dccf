/// Waivers of labels: the file they stand in, the keys they are signed with, which of them count.
/// May know: policy, audit's signed notes, store. Must never: count a waiver that it cannot verify.
/// Start reading: [HeldWaivers].
@NullMarked
package dev.bailiwick.workstation.guard.waiver;

import org.jspecify.annotations.NullMarked;
