package dev.bailiwick.core.command.embedded;

/// PowerShell has no analysis yet: every text of it is unknown.
final class PowerShell {
  private PowerShell() {}

  static void read(String code, Found found) {
    found.unknown(code.isBlank() ? "an empty PowerShell command" : "a PowerShell command");
  }
}
