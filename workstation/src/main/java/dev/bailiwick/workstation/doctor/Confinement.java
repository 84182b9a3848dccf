package dev.bailiwick.workstation.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether this machine can confine a program, seen by confining one.
public final class Confinement {
  private static final int SECONDS = 20;

  private Confinement() {}

  /// True where a program in a box of bubblewrap without a network finds the folder empty.
  public static boolean holds(Path folder) {
    var words =
        List.of(
            "bwrap",
            "--ro-bind",
            "/",
            "/",
            "--dev",
            "/dev",
            "--unshare-net",
            "--tmpfs",
            folder.toString(),
            "sh",
            "-c",
            "test -z \"$(ls -A \"$0\")\"",
            folder.toString());
    return silently(folder, words);
  }

  /// True where the command ends with 0 in time; what it prints is thrown away.
  public static boolean silently(Path folder, List<String> words) {
    try {
      var process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        process.getOutputStream().close();
        return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
