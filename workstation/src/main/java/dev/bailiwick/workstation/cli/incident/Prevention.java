package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.incident.Incident;
import java.util.ArrayList;
import java.util.List;

/// What keeps the same from happening again, as lines to put into files.
final class Prevention {
  private Prevention() {}

  static List<String> lines(Incident incident) {
    var lines = new ArrayList<String>();
    for (var path : incident.paths()) {
      lines.add(".claudeignore: " + path);
      lines.add("bailiwick.yaml, under permissions.read.deny: \"" + path + "\"");
      lines.add("bailiwick.yaml, under classification.confidential.paths: \"" + path + "\"");
    }
    lines.add("bailiwick policy check, then bailiwick policy explain 'cat FILE' must say deny");
    return lines;
  }
}
