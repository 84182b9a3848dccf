package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.redact.Redactor;
import dev.bailiwick.core.secret.form.Form;
import dev.bailiwick.core.secret.form.FormSearch;
import dev.bailiwick.core.secret.form.SecretForms;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import dev.bailiwick.workstation.vault.Vaults;
import dev.bailiwick.workstation.vault.run.MaskedChild;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run of a program with secrets: values from their managers, a line in the log, the child.
record SecretRun(SecretsCommand.Ports ports, Terminal terminal, Path root) {
  private static final int BAD = 1;
  private static final int NOT_STARTED = 127;

  /// @param most how long the program may take; zero for as long as it likes
  int run(List<Binding> bindings, Vaults vaults, List<String> words, String reason, Duration most)
      throws InterruptedException {
    var environment = new HashMap<>(ports.environment());
    var forms = new LinkedHashSet<Form>();
    if (!resolved(bindings, vaults, environment, forms)) {
      return BAD;
    }
    record("secret-used", "secrets run " + program(words), bindings, reason);
    vaults.settle();
    var search =
        forms.isEmpty() ? Optional.<FormSearch>empty() : Optional.of(new FormSearch(forms));
    try {
      return new MaskedChild(search, terminal.out(), terminal.err())
          .run(new MaskedChild.Call(words, environment, Path.of("").toAbsolutePath(), most))
          .status();
    } catch (IOException e) {
      terminal.note(program(words) + " cannot be started; is it installed and executable?");
      return NOT_STARTED;
    }
  }

  private static String program(List<String> words) {
    return String.valueOf(Path.of(words.getFirst()).getFileName());
  }

  /// Puts every value where it is wanted; false where one did not come, after a line for each.
  private boolean resolved(
      List<Binding> bindings,
      Vaults vaults,
      Map<String, String> environment,
      LinkedHashSet<Form> forms) {
    boolean whole = true;
    for (var binding : bindings) {
      switch (binding) {
        case Binding.Literal(var name, var value, boolean secret, var _) -> {
          environment.put(name, value);
          if (secret) {
            mask(name, SecretValue.of(value), forms);
          }
        }
        case Binding.Kept(var name, var reference, var where) -> {
          var problem =
              switch (vaults.read(reference)) {
                case Vault.Found(SecretValue value) -> {
                  environment.put(name, value.environmentText());
                  mask(name, value, forms);
                  yield "";
                }
                case Vault.Absent(String why) -> why;
                case Vault.Failed(String why) -> why;
              };
          if (!problem.isEmpty()) {
            terminal.note(where + ": " + name + ": " + reference + ": " + problem);
            whole = false;
          }
        }
      }
    }
    return whole;
  }

  private void mask(String name, SecretValue value, LinkedHashSet<Form> forms) {
    var printed = SecretForms.printed(value.bytes());
    if (printed.isEmpty()) {
      terminal.note(name + " is shorter than four bytes and is not masked");
    }
    forms.addAll(printed);
  }

  void record(String event, String command, List<Binding> bindings, String reason) {
    var effects = new ArrayList<EffectSummary>();
    bindings.forEach(
        binding -> effects.add(new EffectSummary("exposes", "variable", binding.name())));
    ports.log().append(root, new CommandRecord(event, command, effects, Redactor.command(reason)));
  }
}
