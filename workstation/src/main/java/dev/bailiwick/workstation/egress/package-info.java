/// The way out for programs: a proxy on loopback that lets through what the policy's list of hosts
/// covers. May know: core, store, daemon, guard. Must never: look a name up twice, or connect
/// before the policy has answered. Start reading: [EgressProxy].
@NullMarked
package dev.bailiwick.workstation.egress;

import org.jspecify.annotations.NullMarked;
