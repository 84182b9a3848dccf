/// JavaScript, TypeScript and JSX. A markup element is a call of the free name `jsx` with the tag,
/// a map of the attributes and the children; `import()` is a call of `require`.
///
/// May know: syntax, ir, lower. Must never: know a framework. Start reading: [ScriptLowering].
@NullMarked
package dev.bailiwick.core.code.lower.script;

import org.jspecify.annotations.NullMarked;
