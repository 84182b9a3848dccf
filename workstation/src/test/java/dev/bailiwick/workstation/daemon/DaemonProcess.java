package dev.bailiwick.workstation.daemon;

import dev.bailiwick.workstation.store.Places;
import java.nio.file.Path;
import java.util.logging.LogManager;

/// A daemon with [FixedAnswers] as a process of its own, for tests that kill and measure it.
public final class DaemonProcess {
  private DaemonProcess() {}

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    var places = Places.of(System.getenv(), Path.of(System.getProperty("user.home")));
    if (Daemon.start(places, FixedAnswers::new, new Daemon.Options(true))
        instanceof Daemon.Outcome.Running(Daemon daemon)) {
      daemon.await();
    }
    System.exit(0);
  }
}
