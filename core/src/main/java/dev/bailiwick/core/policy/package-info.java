/// Layers of policy files to one effective policy, and that policy's answers. May know: every room
/// below it on the way from effects to decisions. Must never: read a file itself. Start reading:
/// [PolicyReader], then [EffectivePolicy].
@NullMarked
package dev.bailiwick.core.policy;

import org.jspecify.annotations.NullMarked;
