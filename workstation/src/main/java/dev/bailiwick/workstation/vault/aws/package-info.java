/// AWS Secrets Manager. May know: vault. Must never: send a request unsigned. Start reading:
/// [StoredSecrets].
@NullMarked
package dev.bailiwick.workstation.vault.aws;

import org.jspecify.annotations.NullMarked;
