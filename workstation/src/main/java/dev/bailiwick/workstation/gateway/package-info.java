/// The road between assistants and their models: forwards what may go, without its secrets, and
/// brings the answer back. May know: core, store, daemon, agent, guard. Must never: keep or log a
/// content, an address's query or a key; let a failure pass for a search. Start reading: [Gateway].
@NullMarked
package dev.bailiwick.workstation.gateway;

import org.jspecify.annotations.NullMarked;
