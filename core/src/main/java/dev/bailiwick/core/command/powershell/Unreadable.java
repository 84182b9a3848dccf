package dev.bailiwick.core.command.powershell;

/// The text cannot be read as PowerShell, or not by us.
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Unreadable(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
