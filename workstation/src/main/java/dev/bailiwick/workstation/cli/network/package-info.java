/// `bailiwick network`. May know: guard, egress, output. Must never: decide. Start reading:
/// [NetworkCommand].
@NullMarked
package dev.bailiwick.workstation.cli.network;

import org.jspecify.annotations.NullMarked;
