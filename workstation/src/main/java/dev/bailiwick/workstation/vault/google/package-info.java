/// Google Cloud Secret Manager. May know: vault. Must never: write a token anywhere. Start reading:
/// [SecretVersions].
@NullMarked
package dev.bailiwick.workstation.vault.google;

import org.jspecify.annotations.NullMarked;
