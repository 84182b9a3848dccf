/// `bailiwick secrets`. May know: vault, guard, picocli. Must never: print a value, but to a person
/// who asked for that one. Start reading: [SecretsCommand].
@NullMarked
package dev.bailiwick.workstation.cli.secrets;

import org.jspecify.annotations.NullMarked;
