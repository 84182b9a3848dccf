package dev.bailiwick.workstation.exposure;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Something an assistant could reach.
///
/// @param closed the rule of the policy that stands before it; empty where none does
/// @param mend what to do where none does
public record Exposed(Finding finding, Optional<Closing.By> closed, String mend) {
  private static final Finding.Place WHOLE = new Finding.Place(1, 1, 1, 1);
  private static final int FINGERPRINT = 32;
  private static final String CWE = "CWE-552";

  /// A thing that is exposed as a whole.
  ///
  /// @param path where it is; for a variable its name
  static Exposed of(
      String rule,
      Severity severity,
      String message,
      String path,
      Optional<Closing.By> closed,
      String mend) {
    var finding =
        new Finding(
            rule,
            closed.isEmpty() ? severity : Severity.LOW,
            Confidence.HIGH,
            message,
            path,
            WHOLE,
            fingerprint(rule + "\0" + path + "\0" + message.replaceAll("[0-9]+", "")),
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(CWE),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Exposed(finding, closed, mend);
  }

  /// A secret in a place an assistant could read.
  ///
  /// @param path as it is shown
  static Exposed of(
      Finding secret, String path, String reach, Optional<Closing.By> closed, String mend) {
    var finding =
        new Finding(
            secret.rule(),
            secret.severity(),
            secret.confidence(),
            reach + ": " + secret.message(),
            path,
            secret.place(),
            secret.fingerprint(),
            secret.masked(),
            Optional.empty(),
            secret.validated(),
            secret.cwe(),
            secret.help(),
            Optional.empty(),
            List.of());
    return new Exposed(finding, closed, mend);
  }

  public boolean isOpen() {
    return closed.isEmpty();
  }

  /// Which rule closes it, or what to do.
  public String closing() {
    return closed
        .map(by ->
            by.rule().id()
                + (by.rule().source().isEmpty() ? "" : " (" + by.rule().source() + ")")
                + (by.decision().equals("deny") ? " denies it" : " asks a person"))
        .orElse("no rule closes it: " + mend);
  }

  private static String fingerprint(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
