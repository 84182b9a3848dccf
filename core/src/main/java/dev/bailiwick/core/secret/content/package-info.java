/// One file's content: what is in it, where the findings stand in lines and columns, and which of
/// them somebody has spoken for. May know: secret, finding. Must never: open the file. Start
/// reading: [ContentScan].
@NullMarked
package dev.bailiwick.core.secret.content;

import org.jspecify.annotations.NullMarked;
