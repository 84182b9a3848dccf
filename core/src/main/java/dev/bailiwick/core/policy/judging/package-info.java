/// Effects to a decision: which lines catch or cover them, in a place on a disk. May know:
/// policy.rule, path, effect, decision, event, world. Must never: read a policy's text, or allow
/// what it cannot tell. Start reading: [Judge].
@NullMarked
package dev.bailiwick.core.policy.judging;

import org.jspecify.annotations.NullMarked;
