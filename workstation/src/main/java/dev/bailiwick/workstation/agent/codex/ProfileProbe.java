package dev.bailiwick.workstation.agent.codex;

import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Confinement;
import dev.bailiwick.workstation.doctor.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether Codex holds its commands to the profile, where setup has written one: a command in
/// Codex's own sandbox must find its settings closed for writing.
///
/// @param path the folders where programs are looked for
public record ProfileProbe(Path root, List<Path> path) implements Probe {
  private static final String NAME = "codex sandbox";

  @Override
  public List<Check> checks() {
    var program = path.stream().map(folder -> folder.resolve("codex")).filter(Files::isExecutable);
    var codex = program.findFirst();
    if (codex.isEmpty() || !isWritten()) {
      return List.of();
    }
    return List.of(
        confines(codex.get())
            ? Check.healthy(NAME, "is written, and Codex confines here")
            : Check.broken(
                NAME,
                "is written, and Codex does not hold to it",
                "start codex here once and trust the folder (it reads .codex/config.toml then), and"
                    + " see that bubblewrap may confine; or run `bailiwick setup` without"
                    + " --sandbox"));
  }

  private boolean isWritten() {
    try {
      var file = PermissionProfile.file(root);
      return Files.isRegularFile(file)
          && Files.readString(file)
              .lines()
              .anyMatch(line -> line.startsWith("permissions." + PermissionProfile.NAME + " ="));
    } catch (IOException e) {
      return false;
    }
  }

  private boolean confines(Path codex) {
    var test = List.of("test", "!", "-w", ".codex/config.toml");
    var words = new ArrayList<>(List.of(codex.toString(), "sandbox", "-P"));
    words.addAll(List.of(PermissionProfile.NAME, "--"));
    words.addAll(test);
    return Confinement.silently(root, words);
  }
}
