package dev.bailiwick.workstation.vault.keychain;

import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.util.List;
import java.util.Set;

/// `keychain://SERVICE/ACCOUNT`: the keychain of the user's session, by `secret-tool` (Secret
/// Service) or macOS's `security`. Source of fact: their manual pages.
public final class Keychain implements Vault {
  private final Program program;

  public Keychain(Program program) {
    this.program = program;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("keychain");
  }

  @Override
  public Answer read(SecretReference reference) {
    var location = reference.location();
    int slash = location.indexOf('/');
    if (slash <= 0 || slash == location.length() - 1) {
      return new Failed("the reference must be keychain://SERVICE/ACCOUNT");
    }
    var service = location.substring(0, slash);
    var account = location.substring(slash + 1);
    if (!program.isInstalled("secret-tool") && program.isInstalled("security")) {
      return answer(
          List.of("security", "find-generic-password", "-s", service, "-a", account, "-w"));
    }
    return answer(List.of("secret-tool", "lookup", "service", service, "account", account));
  }

  private Answer answer(List<String> words) {
    return switch (program.run(words, new byte[0])) {
      case Program.Printed printed when printed.out().length > 0 ->
          new Found(SecretValue.of(printed.line()));
      case Program.Printed _ -> new Absent("nothing is kept there");
      case Program.Ended _ -> new Absent("nothing is kept there, or the keychain is locked");
      case Program.NotRun(String why) -> new Failed(why);
    };
  }

  @Override
  public Answer write(SecretReference reference, SecretValue value) {
    var parts = reference.location().split("/", 2);
    if (parts.length < 2) {
      return read(reference);
    }
    var words =
        List.of(
            "secret-tool",
            "store",
            "--label",
            parts[0] + " " + parts[1],
            "service",
            parts[0],
            "account",
            parts[1]);
    return switch (program.run(words, value.bytes())) {
      case Program.Printed _ -> read(reference);
      case Program.Ended _ -> new Failed("the keychain did not take it; is it locked?");
      case Program.NotRun(String why) -> new Failed(why);
    };
  }
}
