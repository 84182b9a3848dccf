package dev.bailiwick.proof.accuracy;

import dev.bailiwick.core.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prints how well secrets are found in other scanners' own examples, and each case in which they
/// and Bailiwick disagree: `accuracy/measure FOLDER`, where FOLDER holds checkouts called gitleaks,
/// noseyparker, kingfisher, secretlint, ripsecrets and detect-secrets.
final class Measure {
  private static final int SHOWN = 160;

  private Measure() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var unread = new ArrayList<String>();
    var families = new ArrayList<List<Sample>>();
    families.add(Gitleaks.read(folder.resolve("gitleaks"), unread));
    families.add(
        Noseyparker.read(
            "noseyparker",
            folder.resolve("noseyparker/crates/noseyparker/data/default/builtin/rules")));
    families.add(Noseyparker.read("kingfisher", folder.resolve("kingfisher/data/rules")));
    families.add(Secretlint.read(folder.resolve("secretlint")));
    families.add(Ripsecrets.read(folder.resolve("ripsecrets")));
    families.add(DetectSecrets.read(folder.resolve("detect-secrets"), unread));
    var reasons = Reasons.read(Files.readString(Path.of("accuracy", "reasons.yaml")));
    var scanner = SecretScanner.packed();
    var contradicted = Contradicted.in(families);
    var table = new StringBuilder(Score.head()).append('\n');
    var all = new ArrayList<Scored>();
    for (var samples : families) {
      var sound = samples.stream().filter(one -> !contradicted.contains(one)).toList();
      var scored = Scored.of(scanner, sound);
      all.addAll(scored);
      scored.stream().filter(one -> !one.agrees()).forEach(one -> IO.println(line(one, reasons)));
      table.append(Score.of(samples.getFirst().family(), scored).line()).append('\n');
    }
    table.append(Score.of("all", all).line());
    IO.println(contradicted.size() + " harmless by one rule and a secret by another: left out");
    unread.stream().distinct().forEach(one -> IO.println("UNREAD " + one));
    IO.println("\n" + table);
  }

  private static String line(Scored one, Reasons reasons) {
    var sample = one.sample();
    var text = sample.text().replace("\r", "").replace("\n", "\\n").strip();
    return "%s %s %s: %s [%s] %s"
        .formatted(
            sample.secret() ? "MISSED" : "WRONG ",
            sample.family(),
            sample.kind(),
            one.findings().stream().map(finding -> finding.rule()).distinct().toList(),
            reasons.of(sample),
            text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
