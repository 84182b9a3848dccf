package dev.bailiwick.workstation.vault.age;

import dev.bailiwick.workstation.vault.EnvFile;
import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `age://FILE[#NAME]`: a file that age encrypted, or one variable of an encrypted `.env` file or
/// JSON object. The file is relative to the repository; the identity is the file that
/// `AGE_IDENTITY` or `SOPS_AGE_KEY_FILE` names, else `~/.config/sops/age/keys.txt`.
public final class AgeFiles implements Vault {
  private final Map<String, String> environment;
  private final Path home;
  private final Program program;

  public AgeFiles(Map<String, String> environment, Path home, Program program) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.program = program;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("age");
  }

  @Override
  public Answer read(SecretReference reference) {
    var identity = identity();
    if (!Files.isRegularFile(identity)) {
      return new Failed("no identity; name its file in AGE_IDENTITY");
    }
    var words =
        List.of("age", "--decrypt", "--identity", identity.toString(), reference.location());
    return switch (program.run(words, new byte[0])) {
      case Program.Printed printed -> value(printed, reference.field());
      case Program.Ended(int status) ->
          new Failed("age ended with " + status + "; is the file there, and for this identity?");
      case Program.NotRun(String why) -> new Failed(why);
    };
  }

  private Path identity() {
    for (var name : new String[] {"AGE_IDENTITY", "SOPS_AGE_KEY_FILE"}) {
      var told = environment.getOrDefault(name, "");
      if (!told.isEmpty()) {
        return program.folder().resolve(told);
      }
    }
    return home.resolve(".config/sops/age/keys.txt");
  }

  private static Answer value(Program.Printed printed, String field) {
    if (field.isEmpty()) {
      return new Found(new SecretValue(printed.out()));
    }
    if (printed.line().startsWith("{")) {
      return Fields.of(printed.line(), field);
    }
    Optional<String> value =
        EnvFile.read(printed.line()).stream()
            .filter(entry -> entry.name().equals(field))
            .map(EnvFile.Entry::value)
            .reduce((_, last) -> last);
    return value
        .<Answer>map(text -> new Found(SecretValue.of(text)))
        .orElseGet(() -> new Absent("the file has no variable " + field));
  }
}
