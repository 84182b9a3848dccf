import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.RuleReader;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Packs the rules for secrets, and the search that is made of them, into one resource. Run by the
/// build, once the core is compiled: `java PackRules.java FOLDER TARGET`.
final class PackRules {
  private PackRules() {}

  public static void main(String[] arguments) throws IOException {
    var rules = new ArrayList<SecretRule>();
    try (var files = Files.list(Path.of(arguments[0]))) {
      for (var file : files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        rules.addAll(RuleReader.read(String.valueOf(file.getFileName()), Files.readString(file)));
      }
    }
    var target = Path.of(arguments[1]);
    Files.createDirectories(target.getParent());
    try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
      SecretScanner.pack(rules, out);
    }
  }
}
