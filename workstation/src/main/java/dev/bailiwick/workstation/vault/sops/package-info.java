/// Files that SOPS encrypted, read by its own program. May know: vault. Must never: write a
/// decrypted file. Start reading: [SopsFiles].
@NullMarked
package dev.bailiwick.workstation.vault.sops;

import org.jspecify.annotations.NullMarked;
