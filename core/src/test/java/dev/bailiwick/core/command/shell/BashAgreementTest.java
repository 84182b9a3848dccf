package dev.bailiwick.core.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.shell.ShellParser.Limits;
import dev.bailiwick.core.command.shell.ShellParser.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What the real bash accepts (`bash -n`, which runs nothing) must parse here.
final class BashAgreementTest {
  private static final Path BASH = Path.of("/bin/bash");

  /// Texts that `bash -n` lets pass and that fail when run, or that shells read differently.
  private static final List<String> KNOWN =
      List.of("$((a) b)", "`a '`", "echo ${ a; }", "\"${a:-'}'}\"", "cat <<$(a)");

  private static boolean accepts(String text) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(BASH.toString(), "-n", "-c", text)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0;
  }

  @Test
  void parses_what_bash_accepts() throws IOException, InterruptedException {
    if (!Files.isExecutable(BASH)) {
      System.err.println("SKIPPED: no /bin/bash here, the comparison with bash did not run");
    }
    Assumptions.assumeTrue(Files.isExecutable(BASH), "no /bin/bash");
    var missed = new ArrayList<String>();
    var lax = new ArrayList<String>();
    var texts = new ArrayList<>(Cases.scripts());
    Cases.cases().forEach(c -> texts.add(c.text()));
    int accepted = 0;
    for (var text : texts) {
      boolean bash = accepts(text);
      boolean ours = ShellParser.parse(text, Limits.COMMAND) instanceof Parsed;
      accepted += bash ? 1 : 0;
      if (bash && !ours) {
        missed.add(text);
      }
      if (!bash && ours) {
        lax.add(text);
      }
    }
    System.out.printf(
        "bash agreement: %d texts, bash accepts %d, we miss %d, we alone accept %d%n",
        texts.size(), accepted, missed.size(), lax.size());
    missed.forEach(text -> System.out.println("  missed: " + Rendering.of(text) + " <= " + text));
    lax.forEach(text -> System.out.println("  ours alone: " + text));
    assertThat(accepted).isGreaterThan(250);
    assertThat(missed).containsExactlyInAnyOrderElementsOf(KNOWN);
  }
}
