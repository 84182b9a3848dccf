import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Packs the rules for secrets into one resource. Run by the build, once the core is compiled:
/// `java PackRules.java FOLDER TARGET`.
final class PackRules {
  private PackRules() {}

  public static void main(String[] arguments) throws IOException {
    var texts = new ArrayList<String>();
    try (var files = Files.list(Path.of(arguments[0]))) {
      for (var file : files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    var target = Path.of(arguments[1]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, String.join("\n---\n", texts));
  }
}
