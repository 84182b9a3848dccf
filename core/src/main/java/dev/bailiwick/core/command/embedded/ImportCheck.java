package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.effect.Effect.Invocation;
import java.util.regex.Pattern;

/// Python that only asks whether installed modules are there, and which version: imports, and
/// prints of texts and versions. What is installed went through the gate for packages; nothing is
/// called but what an import runs.
///
/// A module that stands in the current folder is none of these: the interpreter looks there first.
public final class ImportCheck {
  private static final String TEXT = "'[^'\\\\\n{}]{0,300}'|\"[^\"\\\\\n{}]{0,300}\"";
  private static final String VERSION = "\\w+(?:\\.\\w+)*\\.__(?:version|name|file)__";
  private static final String FORMATTED =
      "f'(?:[^'\\\\\n{}]|\\{" + VERSION + "\\})*+'|f\"(?:[^\"\\\\\n{}]|\\{" + VERSION + "\\})*+\"";
  private static final String VALUE = "(?:" + TEXT + "|" + FORMATTED + "|" + VERSION + ")";
  private static final String MODULES =
      "\\w+(?:\\.\\w+)*(?: as \\w+)?(?: *, *\\w+(?:\\.\\w+)*(?: as \\w+)?)*+";
  private static final String STATEMENT =
      "(?:import "
          + MODULES
          + "|from \\w+(?:\\.\\w+)*+ import \\w+(?: as \\w+)?(?: *, *\\w+(?: as \\w+)?)*+"
          + "|print\\( *(?:"
          + VALUE
          + "(?: *, *"
          + VALUE
          + ")*+)? *\\))";
  private static final Pattern CHECK =
      Pattern.compile("\\s*+" + STATEMENT + "(?: *[;\n][;\\s]*+" + STATEMENT + ")*+[;\\s]*+");
  private static final int LONGEST = 1_000;

  private ImportCheck() {}

  /// @param loaded the module's name as its only operand
  public static boolean is(
      Invocation loaded, String code, EmbeddedPrograms.Surroundings surroundings) {
    return loaded.program().startsWith("python")
        && !loaded.operands().isEmpty()
        && code.length() <= LONGEST
        && CHECK.matcher(code).matches()
        && isElsewhere(loaded.operands().getFirst(), surroundings);
  }

  private static boolean isElsewhere(String module, EmbeddedPrograms.Surroundings surroundings) {
    var top = module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
    return !surroundings.stands(top) && !surroundings.shadows(top);
  }
}
