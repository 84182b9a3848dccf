/// What a session has read of guarded levels, and what it may still take out. May know: event,
/// effect, decision, path, policy, world. Must never: keep a content. Start reading: [HighWater],
/// then [WaysOut].
@NullMarked
package dev.bailiwick.core.pipeline.outflow;

import org.jspecify.annotations.NullMarked;
