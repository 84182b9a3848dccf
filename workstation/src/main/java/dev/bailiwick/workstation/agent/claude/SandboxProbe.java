package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Confinement;
import dev.bailiwick.workstation.doctor.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether this machine can hold Claude's sandbox, where setup has written one: Claude then starts
/// no session without it.
///
/// @param system the operating system's name as Java tells it
/// @param path the folders where programs are looked for
public record SandboxProbe(Path root, String system, List<Path> path) implements Probe {
  private static final String NAME = "claude sandbox";

  @Override
  public List<Check> checks() {
    var written =
        Install.settingsIn(Install.settings(root))
            .flatMap(settings -> settings.object("sandbox"))
            .filter(sandbox -> sandbox.isTrue("enabled"));
    if (written.isEmpty()) {
      return List.of();
    }
    if (!system.equals("Linux")) {
      return List.of(Check.healthy(NAME, "is written; held by the system's own means"));
    }
    for (var program : List.of("bwrap", "socat")) {
      if (path.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program)))) {
        return List.of(
            Check.broken(
                NAME,
                "is written, and " + program + " is not installed",
                "install bubblewrap and socat, or run `bailiwick setup` without --sandbox"));
      }
    }
    return List.of(
        Confinement.holds(root)
            ? Check.healthy(NAME, "is written, and bubblewrap confines here")
            : Check.broken(
                NAME,
                "is written, and bubblewrap cannot confine here",
                "allow user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0 on"
                    + " Ubuntu), or run `bailiwick setup` without --sandbox"));
  }
}
