/// What an assistant says to its model and what comes back: secrets go out as placeholders, and
/// come back only into files that held them. May know: text, secret, classify, redact. Must never:
/// rebuild what it does not change, keep a value beyond its session, or know an assistant. Start
/// reading: [ModelSession].
@NullMarked
package dev.bailiwick.core.redact.gateway;

import org.jspecify.annotations.NullMarked;
