package dev.bailiwick.workstation.vault.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// While it is open, signals that would end us are the child's to answer (ADR 0085).
///
/// From a terminal an interrupt reaches the child by itself, as it stands in the same group; so it
/// is passed on only where there is no terminal. In a terminal of its own the child is `script`'s,
/// and a signal goes past that: `script` would end with a status of its own.
final class PassedSignals implements AutoCloseable {
  private static final List<String> FROM_THE_TERMINAL = List.of("INT");
  private static final List<String> FROM_OTHERS = List.of("TERM", "HUP");

  private record Former(Signal signal, SignalHandler handler) {}

  private final List<Former> former = new ArrayList<>();

  private PassedSignals() {}

  static PassedSignals to(Process child) {
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return to(child::toHandle, !terminal);
  }

  /// To the one that runs in a terminal which `script` made.
  static PassedSignals inside(Process script) {
    return to(() -> script.children().findFirst().orElseGet(script::toHandle), true);
  }

  private static PassedSignals to(Supplier<ProcessHandle> child, boolean interrupts) {
    var passed = new PassedSignals();
    FROM_THE_TERMINAL.forEach(name -> passed.take(name, () -> pass(child, name, interrupts)));
    FROM_OTHERS.forEach(name -> passed.take(name, () -> pass(child, name, true)));
    return passed;
  }

  private void take(String name, Runnable answer) {
    var signal = new Signal(name);
    former.add(new Former(signal, Signal.handle(signal, _ -> answer.run())));
  }

  private static void pass(Supplier<ProcessHandle> child, String name, boolean wanted) {
    if (!wanted) {
      return;
    }
    var to = child.get();
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).inheritIO().start();
    } catch (IOException e) {
      to.destroy();
    }
  }

  @Override
  public void close() {
    former.forEach(one -> Signal.handle(one.signal(), one.handler()));
  }
}
