/// Azure Key Vault. May know: vault. Must never: write a token anywhere. Start reading:
/// [AzureKeyVault].
@NullMarked
package dev.bailiwick.workstation.vault.azure;

import org.jspecify.annotations.NullMarked;
