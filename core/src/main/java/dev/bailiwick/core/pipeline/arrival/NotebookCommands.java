package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The commands in the code cells of a Jupyter notebook (nbformat 4): lines that IPython hands to a
/// shell or to a package manager (`!pip …`, `%pip …`), and cells that a shell runs (`%%bash`).
final class NotebookCommands {
  private static final JsonReader.Limits LIMITS = new JsonReader.Limits(32 << 20, 64);
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:\\w+\\s*=\\s*)?(?:!{1,2}|%(?=pip|conda|mamba|uv|sx\\b|system\\b))(.*)");
  private static final Pattern MAGIC = Pattern.compile("(?:sx|system)\\s+(.*)");
  private static final Pattern CELL =
      Pattern.compile(
          "(?s)\\s*(?:%%(?:ba|z|k)?sh\\b|%%(?:sx|system|script\\s+\\S*sh)\\b|!!)[^\\n]*\\n(.*)");

  private NotebookCommands() {}

  /// None of what is no notebook.
  static List<EmbeddedCommands.Command> of(String text) {
    var found = new ArrayList<EmbeddedCommands.Command>();
    if (JsonReader.read(text, LIMITS) instanceof JsonReader.Parsed(Json.Obj notebook)) {
      for (var one : notebook.array("cells")) {
        if (one instanceof Json.Obj cell
            && cell.string("cell_type").filter("code"::equals).isPresent()) {
          source(source(cell), found);
        }
      }
    }
    return found;
  }

  /// One text, or a text a line.
  private static String source(Json.Obj cell) {
    var lines = new StringBuilder(cell.string("source").orElse(""));
    for (var line : cell.array("source")) {
      if (line instanceof Json.Str(String text, Json.Span _)) {
        lines.append(text);
      }
    }
    return lines.toString();
  }

  private static void source(String source, List<EmbeddedCommands.Command> found) {
    var whole = CELL.matcher(source);
    if (whole.matches()) {
      found.add(new EmbeddedCommands.Command("", whole.group(1)));
      return;
    }
    for (var line : source.replace("\\\n", " ").split("\n", -1)) {
      var match = LINE.matcher(line);
      if (match.matches()) {
        var magic = MAGIC.matcher(match.group(1));
        found.add(
            new EmbeddedCommands.Command("", magic.matches() ? magic.group(1) : match.group(1)));
      }
    }
  }
}
