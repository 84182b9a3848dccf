/// The one corridor every event walks: event, effects, decision, record. May know: every room of
/// core. Must never: know a vendor's field, or open a file itself. Start reading: [Guard].
@NullMarked
package dev.bailiwick.core.pipeline;

import org.jspecify.annotations.NullMarked;
