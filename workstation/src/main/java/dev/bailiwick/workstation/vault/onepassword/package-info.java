/// 1Password, by its Connect server or its own program. May know: vault. Must never: ask for more
/// than the one item. Start reading: [Items].
@NullMarked
package dev.bailiwick.workstation.vault.onepassword;

import org.jspecify.annotations.NullMarked;
