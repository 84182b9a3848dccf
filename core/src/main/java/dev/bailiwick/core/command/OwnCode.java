package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Modules of the repository that a program text loads: a plain text of that kind is a call of the
/// module's file, with the text's strings as its words. Plain are imports and calls with names,
/// numbers and strings; a text that builds a string is not, for nobody sees what it hands over.
record OwnCode(World world, ScopeSurroundings surroundings) {
  private static final String WORD = "'[^'\\\\\n~$%`:]{0,300}'|\"[^\"\\\\\n~$%`:]{0,300}\"";
  private static final String NAME = "[A-Za-z_][\\w.]*+";
  private static final String FLAT = "(?:" + WORD + "|[\\w.]++)";
  private static final String INNER =
      NAME + "\\( *+(?:" + FLAT + "(?: *, *" + FLAT + ")*+)? *\\)(?:\\.\\w++)*+";
  private static final String VALUE = "(?:(?:[A-Za-z_]\\w*=)?(?:" + INNER + "|" + FLAT + "))";
  private static final String CALLS =
      NAME + "(?:\\( *+(?:" + VALUE + "(?: *, *" + VALUE + ")*+)? *\\)(?:\\.\\w++)*+)*+";
  private static final String STATEMENT =
      "(?:import [\\w., ]++|from [\\w.]++ import [\\w, ]++|(?:(?:const |let |var )?\\w++ *= *)?"
          + CALLS
          + ")";
  private static final Pattern PLAIN =
      Pattern.compile("\\s*+" + STATEMENT + "(?: *[;\n][;\\s]*+" + STATEMENT + ")*+[;\\s]*+");
  private static final int LONGEST = 2_000;
  private static final Pattern STRING = Pattern.compile(WORD);
  private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");
  private static final Pattern RELATIVE = Pattern.compile("\\.{1,2}/[\\w./@-]+");
  private static final List<String> SOURCES = List.of("", "src/", "lib/");

  /// The call that runs the module's file; empty where it is none of the repository's.
  ///
  /// @param loaded the module's name as its only operand
  Optional<Invocation> call(Invocation loaded, String code) {
    if (loaded.operands().isEmpty() || code.length() > LONGEST || !PLAIN.matcher(code).matches()) {
      return Optional.empty();
    }
    var strings =
        STRING
            .matcher(code)
            .results()
            .map(found -> found.group().substring(1, found.group().length() - 1))
            .toList();
    return file(loaded.program(), loaded.operands().getFirst())
        .map(file -> {
          var words = new ArrayList<>(List.of(loaded.program(), file));
          words.addAll(strings);
          var operands = words.subList(1, words.size());
          return new Invocation(
              loaded.program(), words, List.of(), List.copyOf(operands), 0, loaded.folders());
        });
  }

  /// The file of a module, as the interpreter finds it from the current folder.
  Optional<String> file(String program, String module) {
    var candidates = new ArrayList<String>();
    if (program.startsWith("python") && MODULE.matcher(module).matches()) {
      var path = module.replace('.', '/');
      for (var source : SOURCES) {
        candidates.add(source + path + ".py");
        candidates.add(source + path + "/__init__.py");
        candidates.add(source + path + "/__main__.py");
      }
    } else if (program.equals("node") && RELATIVE.matcher(module).matches()) {
      for (var end : List.of("", ".js", ".cjs", ".mjs", ".ts", ".json", "/index.js")) {
        candidates.add(module + end);
      }
    }
    return candidates.stream().filter(this::stands).findFirst();
  }

  private boolean stands(String path) {
    var absolute = Scope.cleaned(surroundings.absolute(path));
    return world.kind(absolute) == World.Kind.FILE && surroundings.isInRepository(absolute);
  }
}
