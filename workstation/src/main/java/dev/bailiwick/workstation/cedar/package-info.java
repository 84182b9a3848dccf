/// Conditions of a policy that no list can say, written in Cedar and judged by Cedar's own engine.
/// May know: core.policy, effect. Must never: allow anything. Start reading: [CedarReader].
@NullMarked
package dev.bailiwick.workstation.cedar;

import org.jspecify.annotations.NullMarked;
