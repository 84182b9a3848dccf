/// Text and JSON as values: strict JSON with spans, line maps. May know: the JDK. Must never: know
/// what the text means. Start reading: [Json].
@NullMarked
package dev.bailiwick.core.text;

import org.jspecify.annotations.NullMarked;
