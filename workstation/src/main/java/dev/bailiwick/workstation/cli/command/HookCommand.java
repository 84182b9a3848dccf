package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.hook.HookCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hook AGENT`: the event on standard input, the agent's own answer on standard output. Every
/// fault ends in 2, which the assistants take for "do not run".
@Command(
    name = "hook",
    description = "Judges one event of an assistant: event on stdin, its own answer on stdout.",
    mixinStandardHelpOptions = true)
public final class HookCommand implements Callable<Integer> {
  private static final int BLOCKED = 2;
  private final HookCall hook;
  private final InputStream in;
  private final Terminal terminal;

  @Parameters(paramLabel = "AGENT", description = "claude, codex, gemini, …")
  private String agent = "";

  public HookCommand(HookCall hook, InputStream in, Terminal terminal) {
    this.hook = hook;
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      var outcome = hook.call(agent, in);
      terminal.out().print(outcome.out());
      if (!outcome.note().isEmpty()) {
        terminal.err().println(outcome.note());
      }
      return terminal.out().checkError() ? BLOCKED : outcome.exit();
    } catch (IOException | RuntimeException e) {
      terminal.err().println("bailiwick: no verdict, so the call is blocked: " + e.getMessage());
      return BLOCKED;
    }
  }
}
