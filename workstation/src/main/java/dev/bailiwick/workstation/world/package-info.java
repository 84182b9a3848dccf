/// The machine as the core may see it. May know: the JDK, core's World. Must never: write a file,
/// run a program or reach a host. Start reading: [FileWorld].
@NullMarked
package dev.bailiwick.workstation.world;

import org.jspecify.annotations.NullMarked;
