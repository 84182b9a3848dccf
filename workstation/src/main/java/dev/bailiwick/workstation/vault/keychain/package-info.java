/// The keychain of this user's session: Secret Service or macOS. May know: vault. Must never: put a
/// value among the words of a command. Start reading: [Keychain].
@NullMarked
package dev.bailiwick.workstation.vault.keychain;

import org.jspecify.annotations.NullMarked;
