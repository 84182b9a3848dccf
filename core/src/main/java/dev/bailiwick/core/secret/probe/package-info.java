/// Where in a text a secret could be: a search for the rarest few bytes of every kind at once. May
/// know: pattern. Must never: know a rule, or settle that something is a secret. Start reading:
/// [Landmark], then [Prefilter].
@NullMarked
package dev.bailiwick.core.secret.probe;

import org.jspecify.annotations.NullMarked;
