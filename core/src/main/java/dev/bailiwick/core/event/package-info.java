/// What an assistant did or asks to do, in our words. May know: text. Must never: name a vendor's
/// field. Start reading: [AgentEvent].
@NullMarked
package dev.bailiwick.core.event;

import org.jspecify.annotations.NullMarked;
