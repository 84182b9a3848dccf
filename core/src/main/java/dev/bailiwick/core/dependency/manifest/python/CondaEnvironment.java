package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// `environment.yml` of conda (docs.conda.io, "Managing environments"): what its `pip` list takes
/// from PyPI. The packages of conda's own channels are not seen.
public final class CondaEnvironment {
  private CondaEnvironment() {}

  public static List<Dependency> read(Document document) {
    var found = new ArrayList<Dependency>();
    for (var one : document.yaml().array("dependencies")) {
      if (one instanceof Json.Obj lists) {
        for (var requirement : lists.array("pip")) {
          if (requirement instanceof Json.Str(String text, Json.Span _) && !text.startsWith("-")) {
            Requirement.parse(text, document.place(requirement)).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }
}
