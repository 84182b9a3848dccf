package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Modules of the repository that a program text loads: such a text is a call of that module's
/// file.
record OwnCode(World world, ScopeSurroundings surroundings) {
  private static final Pattern STRING = Pattern.compile("'([^'\n]{1,300})'|\"([^\"\n]{1,300})\"");
  private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");
  private static final Pattern RELATIVE = Pattern.compile("\\.{1,2}/[\\w./@-]+");
  private static final List<String> SOURCES = List.of("", "src/", "lib/");
  private static final int STRINGS = 100;

  /// The call that runs the module's file; empty where it is none of the repository's.
  ///
  /// @param loaded the module's name as its only operand
  Optional<Invocation> call(Invocation loaded, String code) {
    if (loaded.operands().isEmpty()) {
      return Optional.empty();
    }
    var strings = new ArrayList<String>();
    STRING
        .matcher(code)
        .results()
        .limit(STRINGS + 1)
        .forEach(found -> strings.add(found.group(1) == null ? found.group(2) : found.group(1)));
    if (strings.size() > STRINGS) {
      return Optional.empty();
    }
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
