/// Secrets on their way through an event: in a prompt, a call's input, an output. May know: text,
/// event, effect, decision, finding, world, secret, redact. Must never: let a value into a
/// decision. Start reading: [Disclosures].
@NullMarked
package dev.bailiwick.core.pipeline.disclosure;

import org.jspecify.annotations.NullMarked;
