package dev.bailiwick.core.secret.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The proofs a rule can name, each written as its name in lower case with `-`.
public enum Check {
  /// The last six characters are the CRC-32 of what stands before them and behind the last `_`, in
  /// base 62: GitHub, npm, Vercel (github.blog, 2021-04-05).
  CRC32_BASE62(Checksums::base62),

  /// `glsa_`: CRC-32 of all before the last `_`, eight hexadecimal digits.
  CRC32_HEX(Checksums::hexadecimal),

  /// The last eight characters are the CRC-32 of all before them, in upper-case hexadecimal:
  /// Atlassian.
  CRC32_TAIL(Checksums::tail),

  /// The last eight characters are the start of the SHA-256 of all before them, in base 32:
  /// GitHub's fine-grained tokens.
  SHA256_BASE32(Checksums::sha256),

  /// `.01.` and two digits, then seven of CRC-32 in base 36: GitLab's routable tokens.
  CRC32_BASE36(Checksums::base36),

  /// Three parts in base64url of which the first two are JSON objects with the fields of a JWT.
  JWT(Structures::jwt),

  /// A PEM block whose inside is base64 of DER or of OpenSSH's own format.
  PEM(Structures::pem),

  /// An AWS access key id in base 32, from which the account number can be read.
  AWS_ACCOUNT(Structures::awsAccount),

  /// The check digit of payment cards.
  LUHN(Structures::luhn);

  /// What a check says.
  public enum Answer {
    /// It holds: a checksum.
    CHECKSUM,
    /// It holds: the inner structure is right.
    STRUCTURE,
    /// It does not hold.
    WRONG,
    /// It cannot be told for this value.
    UNTOLD
  }

  /// A proof.
  @FunctionalInterface
  interface Proof {
    Answer of(String value);
  }

  private final Proof proof;

  Check(Proof proof) {
    this.proof = proof;
  }

  /// @param value the secret, in ISO 8859-1
  public Answer of(String value) {
    return proof.of(value);
  }

  public static Optional<Check> named(String word) {
    return Arrays.stream(values()).filter(check -> check.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
