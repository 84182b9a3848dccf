/// Secrets managers: a reference in, a value out. May know: the JDK, core's JSON and text. Must
/// never: print, log or keep a value. Start reading: [Vault], then [Vaults].
@NullMarked
package dev.bailiwick.workstation.vault;

import org.jspecify.annotations.NullMarked;
