package dev.bailiwick.workstation.vault.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A terminal of its own for a child, whose output we still read: by `script`, which Linux
/// distributions (util-linux) and macOS bring along (ADR 0088). It carries keys, the size of the
/// window and the child's status over by itself.
///
/// @param script the program
/// @param takesWords whether the child is named by words (macOS), or by a line for a shell
record PseudoTerminal(Path script, boolean takesWords) {
  private static final List<Path> USUAL =
      List.of(Path.of("/usr/bin/script"), Path.of("/bin/script"));

  /// Whether the streams are a terminal, and we its foreground: from the background `script` would
  /// be stopped when it sets the terminal's mode.
  private static final String OURS =
      "set -- $(ps -o pgid= -o tpgid= -p $$ 2>/dev/null);"
          + " [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && [ \"$1\" = \"$2\" ]";

  /// Where our three streams are a terminal whose foreground we are, and `script` stands; else
  /// empty.
  static Optional<PseudoTerminal> here() {
    if (!ended(false, "sh", "-c", OURS).filter(""::equals).isPresent()) {
      return Optional.empty();
    }
    var script = USUAL.stream().filter(Files::isExecutable).findFirst();
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
      return script.map(program -> new PseudoTerminal(program, true));
    }
    return script
        .filter(program ->
            ended(true, program.toString(), "--version")
                .filter(said -> said.contains("util-linux"))
                .isPresent())
        .map(program -> new PseudoTerminal(program, false));
  }

  /// What it prints, where it ends well.
  private static Optional<String> ended(boolean read, String... words) {
    var builder = new ProcessBuilder(words).inheritIO();
    if (read) {
      builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
    }
    try {
      var process = builder.start();
      var said =
          read ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
      boolean good = process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
      return good ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// The same call inside.
  MaskedChild.Call around(MaskedChild.Call call) {
    var words = new ArrayList<>(List.of(script.toString(), "-q"));
    if (takesWords) {
      words.add("/dev/null");
      words.addAll(call.words());
      return new MaskedChild.Call(words, call.environment(), call.folder(), call.most());
    }
    words.addAll(List.of("-e", "-f", "-c", line(call), "/dev/null"));
    var environment = new HashMap<>(call.environment());
    environment.put("SHELL", "/bin/sh");
    return new MaskedChild.Call(words, environment, call.folder(), call.most());
  }

  /// The person's own shell may not be one that reads this line; the child gets it back.
  private static String line(MaskedChild.Call call) {
    var shell = call.environment().get("SHELL");
    return (shell == null
            ? "unset SHELL; exec "
            : "SHELL=" + quoted(shell) + "; export SHELL; exec ")
        + call.words().stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /// Whether the program can be started at all; inside, its absence would be the shell's to tell.
  static boolean isThere(MaskedChild.Call call) {
    var program = call.words().getFirst();
    if (program.contains("/")) {
      return Files.isExecutable(call.folder().resolve(program));
    }
    for (var folder : call.environment().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      if (Files.isExecutable(call.folder().resolve(folder).resolve(program))) {
        return true;
      }
    }
    return false;
  }
}
