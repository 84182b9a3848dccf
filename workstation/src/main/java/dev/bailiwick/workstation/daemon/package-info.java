/// The resident guard: HTTP on loopback and on a Unix socket, one process for all repositories of a
/// user. May know: core, store, Helidon. Must never: know an assistant's dialect (that is behind
/// [Answers]), or let a failure pass for an answer. Start reading: [Daemon].
@NullMarked
package dev.bailiwick.workstation.daemon;

import org.jspecify.annotations.NullMarked;
