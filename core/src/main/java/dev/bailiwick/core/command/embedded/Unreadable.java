package dev.bailiwick.core.command.embedded;

/// A text that its reader cannot follow; caught at the front door, where it becomes an unknown
/// effect.
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    String message = getMessage();
    return message == null ? "cannot be read" : message;
  }
}
