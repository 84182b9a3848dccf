/// Files that age encrypted, read by its own program. May know: vault. Must never: write a
/// decrypted file. Start reading: [AgeFiles].
@NullMarked
package dev.bailiwick.workstation.vault.age;

import org.jspecify.annotations.NullMarked;
