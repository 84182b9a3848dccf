package dev.bailiwick.workstation.store;

import dev.bailiwick.core.text.BailiwickException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The ways in which the log says no, each with its code and its mend.
final class LogFault {
  private LogFault() {}

  static BailiwickException notWritten(Path log, IOException cause) {
    return new BailiwickException(
        "audit.write-failed",
        "the audit log " + log + " cannot be written",
        "free space on its disk, or check its permissions; Bailiwick goes on by itself then",
        cause);
  }

  static BailiwickException notOpened(Path log, IOException cause) {
    return new BailiwickException(
        "audit.open-failed",
        "the audit log " + log + " cannot be opened",
        "check that the folder exists and belongs to you, and that the file is no link",
        cause);
  }

  static BailiwickException locked(Path log) {
    return new BailiwickException(
        "audit.locked",
        "another process writes the audit log " + log,
        "stop the other daemon: bailiwick daemon stop");
  }

  static BailiwickException closed() {
    return new BailiwickException(
        "audit.closed", "the audit log is closed", "start the daemon: bailiwick daemon start");
  }

  static BailiwickException slow() {
    return new BailiwickException(
        "audit.timeout",
        "the audit log did not answer in time",
        "look at the disk's load; the call may be tried again");
  }

  static BailiwickException key(Path key) {
    return new BailiwickException(
        "audit.key-unusable",
        "the audit log's signing key " + key + " is missing or damaged",
        "restore it, or move the log and its .tiles folder away to begin a new one");
  }

  static BailiwickException mismatch(Path log, String what) {
    return mismatch(log, what, null);
  }

  static BailiwickException mismatch(Path log, String what, @Nullable Throwable cause) {
    return new BailiwickException(
        "audit.mismatch",
        "the audit log " + log + " is not what was signed: " + what,
        "run bailiwick audit verify, keep a copy as evidence, then move the log and its .tiles"
            + " folder away",
        cause);
  }
}
