/// One child process with secrets in its environment and none in its output. May know: vault,
/// core's masker. Must never: pass a byte on unmasked. Start reading: [MaskedChild].
@NullMarked
package dev.bailiwick.workstation.vault.run;

import org.jspecify.annotations.NullMarked;
