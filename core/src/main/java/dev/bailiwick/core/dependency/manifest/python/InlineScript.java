package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a Python script says of itself in a comment (PEP 723): `uv run`, `pipx run` and `pdm run`
/// install that before they run it.
public final class InlineScript {
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^# /// script\\s*\\n((?:^(?!# ///\\s*$)#(?: .*)?\\n)++)^# ///\\s*$");

  private InlineScript() {}

  public static List<Dependency> read(Document document) {
    var match = BLOCK.matcher(document.text());
    if (!match.find()) {
      return List.of();
    }
    var toml = match.group(1).replaceAll("(?m)^# ?", "");
    var inner = new Document(document.file(), toml, Neighbours.NONE);
    var found = new ArrayList<Dependency>();
    for (var one : inner.toml().array("dependencies")) {
      if (one instanceof Json.Str(String text, Json.Span _)) {
        Requirement.parse(text, inner.place(one)).ifPresent(found::add);
      }
    }
    return found;
  }
}
