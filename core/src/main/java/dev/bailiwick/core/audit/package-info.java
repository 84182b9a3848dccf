/// The audit record, its canonical bytes, and the Merkle tree, checkpoints and proofs that make the
/// log tamper-evident. May know: text, event, effect, decision. Must never: open a file, ask a
/// clock or hold a prompt, a file's content or a secret. Start reading: [AuditLog], then [Merkle].
@NullMarked
package dev.bailiwick.core.audit;

import org.jspecify.annotations.NullMarked;
