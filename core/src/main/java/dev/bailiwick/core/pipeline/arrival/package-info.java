/// Packages that a call would bring in, whether by a command or by an edit of a manifest. May know:
/// dependency, policy, event, effect, world. Must never: ask a registry but through its port. Start
/// reading: [Arrivals].
@NullMarked
package dev.bailiwick.core.pipeline.arrival;

import org.jspecify.annotations.NullMarked;
