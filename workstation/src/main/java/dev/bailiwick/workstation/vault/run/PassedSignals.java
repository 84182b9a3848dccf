package dev.bailiwick.workstation.vault.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// While it is open, signals that would end us are the child's to answer (ADR 0085).
///
/// From a terminal an interrupt reaches the child by itself, as it stands in the same group; so it
/// is passed on only where there is no terminal.
final class PassedSignals implements AutoCloseable {
  private static final List<String> FROM_THE_TERMINAL = List.of("INT");
  private static final List<String> FROM_OTHERS = List.of("TERM", "HUP");

  private record Former(Signal signal, SignalHandler handler) {}

  private final List<Former> former = new ArrayList<>();

  private PassedSignals() {}

  static PassedSignals to(Process child) {
    var passed = new PassedSignals();
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    FROM_THE_TERMINAL.forEach(name -> passed.take(name, () -> pass(child, name, !terminal)));
    FROM_OTHERS.forEach(name -> passed.take(name, () -> pass(child, name, true)));
    return passed;
  }

  private void take(String name, Runnable answer) {
    var signal = new Signal(name);
    former.add(new Former(signal, Signal.handle(signal, _ -> answer.run())));
  }

  private static void pass(Process child, String name, boolean wanted) {
    if (!wanted) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).inheritIO().start();
    } catch (IOException e) {
      child.destroy();
    }
  }

  @Override
  public void close() {
    former.forEach(one -> Signal.handle(one.signal(), one.handler()));
  }
}
