/// HashiCorp Vault and OpenBao, key/value engine of version 2. May know: vault. Must never: keep a
/// token it asked for. Start reading: [KeyValueVault].
@NullMarked
package dev.bailiwick.workstation.vault.hashicorp;

import org.jspecify.annotations.NullMarked;
