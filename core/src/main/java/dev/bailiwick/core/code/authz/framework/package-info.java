/// The routes that a program offers, each with what stands before it: nothing, a check of who asks,
/// or a check of what that one may do. Read from declarations alone; no code is run. May know:
/// authz, ir, syntax, value. Must never: report a flaw. Start reading: [FrameworkRoutes].
@NullMarked
package dev.bailiwick.core.code.authz.framework;

import org.jspecify.annotations.NullMarked;
