package dev.bailiwick.core.redact.sanitizing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of machines that only exist inside: under `.internal` (ICANN, 2024), `.home.arpa` (RFC
/// 8375), `.local` (RFC 6762) and the endings that companies use for the same.
final class InternalHosts {
  private static final Pattern HOST =
      Pattern.compile(
          "(?i)(?<![a-z0-9_.-])(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\\.){1,8}"
              + "(?:internal|intranet|intra|corp|lan|local|home\\.arpa)(?![a-z0-9_(-]|\\.[a-z0-9])");

  private InternalHosts() {}

  static Matcher in(String text) {
    return HOST.matcher(text);
  }
}
