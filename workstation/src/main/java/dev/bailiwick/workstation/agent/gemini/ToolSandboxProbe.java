package dev.bailiwick.workstation.agent.gemini;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Confinement;
import dev.bailiwick.workstation.doctor.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether this machine can hold Gemini's sandbox for tools, where setup has written it.
///
/// @param system the operating system's name as Java tells it
/// @param path the folders where programs are looked for
public record ToolSandboxProbe(Path root, String system, List<Path> path) implements Probe {
  private static final String NAME = "gemini sandbox";

  @Override
  public List<Check> checks() {
    if (!isWritten() || !isThere("gemini")) {
      return List.of();
    }
    if (!system.equals("Linux")) {
      return List.of(Check.healthy(NAME, "is written; held by the system's own means"));
    }
    return List.of(
        isThere("bwrap") && Confinement.holds(root)
            ? Check.healthy(NAME, "is written, and bubblewrap confines here")
            : Check.broken(
                NAME,
                "is written, and bubblewrap is missing or cannot confine here",
                "install bubblewrap and allow user namespaces, or run `bailiwick setup` without"
                    + " --sandbox"));
  }

  private boolean isThere(String program) {
    return path.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
  }

  private boolean isWritten() {
    try {
      var file = Install.settings(root);
      return Files.isRegularFile(file)
          && JsonReader.read(Files.readString(file), JsonReader.Limits.EVENT)
              instanceof JsonReader.Parsed(Json.Obj json)
          && json.object("security").filter(one -> one.isTrue("toolSandboxing")).isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
