/// The guard of each repository on this machine: its policy files, its log, its corridor. May know:
/// core, the files and the store. Must never: speak a vendor's dialect or HTTP. Start reading:
/// [GuardedAnswers].
@NullMarked
package dev.bailiwick.workstation.guard;

import org.jspecify.annotations.NullMarked;
