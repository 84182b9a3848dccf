/// The shapes one known value takes in bytes, and the search for all of them at once. May know: the
/// JDK. Must never: keep a value longer than its holder. Start reading: [SecretForms], then
/// [FormSearch].
@NullMarked
package dev.bailiwick.core.secret.form;

import org.jspecify.annotations.NullMarked;
