package dev.bailiwick.workstation.vault.run;

import dev.bailiwick.core.redact.masking.Masker;
import dev.bailiwick.core.secret.form.FormSearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A child process whose output goes through a masker, standard output and standard error each
/// through its own. Standard input is ours. One run at a time.
///
/// Where our streams are a terminal, the child has one too ([PseudoTerminal]), so that it keeps its
/// colours; its two outputs are one there. Elsewhere they are pipes.
///
/// The run ends when the child and everybody who holds its output have ended: nothing is let out
/// unmasked. What the child does with its environment beyond its output (files, hosts) is not seen,
/// nor is a value that it changes before it prints it.
public final class MaskedChild {
  private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);
  private static final int PIECE = 64 << 10;

  /// What is run.
  ///
  /// @param words the program and its arguments
  /// @param environment the whole of it
  /// @param most how long it may take; zero for as long as it likes
  public record Call(
      List<String> words, Map<String, String> environment, Path folder, Duration most) {
    public Call {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
      return words.getFirst();
    }
  }

  /// What came of it.
  ///
  /// @param status the child's own; 128 and the signal's number where one ended it
  /// @param masks how often a value was masked
  public record Ended(int status, long masks) {}

  private final Optional<FormSearch> search;
  private final PrintStream out;
  private final PrintStream err;

  /// @param search empty where there is nothing to mask: the child then writes straight out
  public MaskedChild(Optional<FormSearch> search, PrintStream out, PrintStream err) {
    this.search = search;
    this.out = out;
    this.err = err;
  }

  /// @throws IOException where the program cannot be started
  public Ended run(Call call) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(call.words()).directory(call.folder().toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(call.environment());
    if (search.isEmpty()) {
      var child = builder.start();
      try (var _ = PassedSignals.to(child);
          var term = Term.of(child, call.most())) {
        return new Ended(term.status(child.waitFor()), 0);
      }
    }
    builder
        .redirectOutput(ProcessBuilder.Redirect.PIPE)
        .redirectError(ProcessBuilder.Redirect.PIPE);
    var terminal = PseudoTerminal.here();
    if (terminal.isPresent()) {
      inside(terminal.get(), call, builder);
    }
    var child = builder.start();
    try (var _ = terminal.isPresent() ? PassedSignals.inside(child) : PassedSignals.to(child);
        var term = Term.of(child, call.most())) {
      var printed = new Pump(child.getInputStream(), out, new Masker(search.get(), MASK, out));
      var complained = new Pump(child.getErrorStream(), err, new Masker(search.get(), MASK, err));
      printed.thread.join();
      complained.thread.join();
      return new Ended(
          term.status(child.waitFor()), printed.masker.masks() + complained.masker.masks());
    }
  }

  private static void inside(PseudoTerminal terminal, Call call, ProcessBuilder builder)
      throws IOException {
    if (!PseudoTerminal.isThere(call)) {
      throw new IOException(call + " is not there");
    }
    var around = terminal.around(call);
    builder.command(around.words()).environment().putAll(around.environment());
  }

  /// One stream of the child on its way.
  private static final class Pump {
    private final Masker masker;
    private final Thread thread;

    Pump(InputStream in, PrintStream out, Masker masker) {
      this.masker = masker;
      this.thread = Thread.ofPlatform().daemon().start(() -> carry(in, out));
    }

    private void carry(InputStream in, PrintStream out) {
      var piece = new byte[PIECE];
      try (in) {
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          masker.next(piece, 0, read);
          if (out.checkError()) {
            return;
          }
        }
        masker.end();
        out.flush();
      } catch (IOException e) {
        // Who reads us, or the child, has gone: closing the pipe tells the child.
        out.flush();
      }
    }
  }
}
