/// The hook's client side: the call to the resident guard, its start, the compiled client. May
/// know: store, daemon's version and paths. Must never: print an answer it has not checked, or
/// judge a call itself. Start reading: [HookCall].
@NullMarked
package dev.bailiwick.workstation.hook;

import org.jspecify.annotations.NullMarked;
