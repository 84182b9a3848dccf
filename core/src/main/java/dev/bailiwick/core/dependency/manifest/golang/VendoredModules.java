package dev.bailiwick.core.dependency.manifest.golang;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.format.Document;
import java.util.List;
import java.util.regex.Pattern;

/// `vendor/modules.txt` (go.dev/ref/mod#vendoring): the modules of which packages lie in `vendor`.
/// One of which none lies there is not in the build; what stands in its place is told instead of
/// it, unless that is a folder.
public final class VendoredModules {
  private static final Pattern HEADER =
      Pattern.compile(
          "# (\\S+)(?: (v\\d\\S*))?(?: => (?:(?<fork>\\S+) (?<version>v\\d\\S*)|[./]\\S*))?");

  private VendoredModules() {}

  public static List<Dependency> read(Document document) {
    var gathering = new Gathering();
    var header = "";
    int headed = 0;
    int number = 0;
    for (var line : document.lines()) {
      number++;
      if (line.startsWith("# ")) {
        header = line.strip();
        headed = number;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        module(document, header, headed, gathering);
      }
    }
    return gathering.all();
  }

  private static void module(Document document, String header, int line, Gathering gathering) {
    var match = HEADER.matcher(header);
    if (!match.matches()) {
      return;
    }
    boolean isFork = match.group("fork") != null;
    var version = isFork ? match.group("version") : match.group(2);
    if (version != null) {
      gathering.add(
          Dependency.locked(
              Ecosystem.GO,
              isFork ? match.group("fork") : match.group(1),
              version.substring(1),
              document.at(line)));
    }
  }
}
