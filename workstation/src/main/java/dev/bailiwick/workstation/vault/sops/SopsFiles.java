package dev.bailiwick.workstation.vault.sops;

import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `sops://FILE[#KEY[.KEY]…]`: a value of a file that SOPS encrypted, or the whole of it. The file
/// is relative to the repository. Source of fact: `sops --help` of 3.8 (`--extract`).
public final class SopsFiles implements Vault {
  private final Program program;

  public SopsFiles(Program program) {
    this.program = program;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("sops");
  }

  @Override
  public Answer read(SecretReference reference) {
    var words = new ArrayList<>(List.of("sops", "--decrypt"));
    if (!reference.field().isEmpty()) {
      words.add("--extract");
      words.add(path(reference.field()));
    }
    words.add(reference.location());
    return switch (program.run(words, new byte[0])) {
      case Program.Printed printed -> new Found(SecretValue.of(printed.line()));
      case Program.Ended(int status) ->
          new Failed("sops ended with " + status + "; is the file there, and a key for it?");
      case Program.NotRun(String why) -> new Failed(why);
    };
  }

  /// `db.users.0` as SOPS writes it: `["db"]["users"][0]`.
  private static String path(String field) {
    var path = new StringBuilder();
    for (var key : field.split("\\.")) {
      path.append('[')
          .append(
              key.matches("[0-9]+")
                  ? key
                  : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
          .append(']');
    }
    return path.toString();
  }
}
