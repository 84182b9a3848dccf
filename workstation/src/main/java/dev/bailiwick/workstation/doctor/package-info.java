/// Proves that the guard holds, by calling it the way an assistant does. May know: core's text,
/// store, setup. Must never: mend anything, or name an assistant. Start reading: [Doctor].
@NullMarked
package dev.bailiwick.workstation.doctor;

import org.jspecify.annotations.NullMarked;
