/// The verdict on an event, and the rules it rests on. May know: text, event. Must never: know how
/// a verdict was reached. Start reading: [Decision].
@NullMarked
package dev.bailiwick.core.decision;

import org.jspecify.annotations.NullMarked;
