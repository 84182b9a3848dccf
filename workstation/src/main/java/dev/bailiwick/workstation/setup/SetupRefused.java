package dev.bailiwick.workstation.setup;

/// Something stands in the way of the setup and a person has to mend it; nothing was changed. The
/// message names the file, the place and the mend.
public final class SetupRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SetupRefused(String message) {
    super(message);
  }

  public SetupRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
