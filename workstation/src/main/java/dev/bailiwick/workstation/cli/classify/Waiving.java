package dev.bailiwick.workstation.cli.classify;

import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.policy.rule.Waiver;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.guard.waiver.HeldWaivers;
import dev.bailiwick.workstation.guard.waiver.WaiverKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/// `classify waive`: a person lowers the label of files for a time, and signs for it.
///
/// Asks for a terminal, which an assistant's commands have not; and an assistant that calls it is
/// asked about like any change of the guard itself.
///
/// @param config the folder of the user's own configuration, where the key stands
record Waiving(Path config, CommandLog log, Terminal terminal) {
  private static final int WRONG = 2;
  private static final Pattern NAMED = Pattern.compile("[^<>]*\\S[^<>]* <[^<>@\\s]+@[^<>\\s]+>");
  private static final String HEAD =
      """
      # Labels that persons lowered, each for a time, made by `bailiwick classify waive`. A line that is
      # changed by hand does not count any more: the signature is over all fields.
      version: 1
      waivers:
      """;

  /// @param waiver what is to be signed; where it stands in the file is not known yet
  int waive(Path root, Waiver waiver) throws IOException {
    if (!terminal.live()) {
      terminal.note("classify waive is for a person at a terminal");
      return WRONG;
    }
    if (!NAMED.matcher(waiver.by()).matches()) {
      terminal.note("--by " + waiver.by() + ": write it as 'Name <mail@example.org>'");
      return WRONG;
    }
    var file = root.resolve(HeldWaivers.FILE);
    var before = Files.exists(file) ? Files.readString(file) : HEAD;
    var signer = new WaiverKeys(config).own();
    var effect =
        new EffectSummary(
            "waived", waiver.from().word() + " to " + waiver.to().word(), waiver.path());
    var note = waiver.reason() + "; by " + waiver.by() + " until " + waiver.expires();
    log.append(root, new CommandRecord("label-waived", "classify waive", List.of(effect), note));
    write(file, before.stripTrailing() + "\n" + item(waiver, WaiverKeys.signature(waiver, signer)));
    terminal
        .out()
        .println(
            waiver.path()
                + " counts as "
                + waiver.to().word()
                + " where it was "
                + waiver.from().word()
                + " or less strict, until "
                + waiver.expires()
                + "\n"
                + HeldWaivers.FILE
                + " holds it; whoever is to take your word adds your key to waiver-keys in the"
                + " folder of their policy.yaml:\n"
                + signer.verifier().text());
    return 0;
  }

  private static String item(Waiver waiver, String signature) {
    return "  - path: "
        + quoted(waiver.path())
        + "\n    from: "
        + waiver.from().word()
        + "\n    to: "
        + waiver.to().word()
        + "\n    reason: "
        + quoted(waiver.reason())
        + "\n    by: "
        + quoted(waiver.by())
        + "\n    expires: "
        + quoted(waiver.expires().toString())
        + "\n    signature: "
        + quoted(signature)
        + "\n";
  }

  /// A JSON string is a YAML one.
  private static String quoted(String text) {
    return Json.of(text).write();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    var draft = file.resolveSibling("waivers.yaml.new");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
