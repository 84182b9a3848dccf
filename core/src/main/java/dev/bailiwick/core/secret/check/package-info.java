/// Proofs about a value that need no network: checksums and inner structure. May know: the JDK,
/// finding. Must never: drop a finding; a wrong checksum only makes it less sure. Start reading:
/// [Check].
@NullMarked
package dev.bailiwick.core.secret.check;

import org.jspecify.annotations.NullMarked;
