package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.command.CommandEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.install.Installation;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the commands in a file would bring in when somebody runs them. What is told here is what an
/// edit adds, or what a script that a command names does.
final class EmbeddedArrivals {
  private static final Pattern INTERPRETER =
      Pattern.compile("(?:ba|z|da|k)?sh|python[0-9.]*|node|perl|ruby|php|pwsh|powershell");
  private static final Set<String> RUN = Set.of("run", "run-script", "rum", "urn");
  private static final int LONGEST = 256 << 10;

  private final CommandEffects shell;
  private final World world;
  private final CommandArrivals commands;

  EmbeddedArrivals(CommandEffects shell, World world, CommandArrivals commands) {
    this.shell = shell;
    this.world = world;
    this.commands = commands;
  }

  /// One program that brings something in, or runs what an address sends.
  private record Found(Map<List<String>, Effect> installs, Set<String> piped) {}

  /// What an edit adds to what a file's commands bring in.
  ///
  /// @param path absolute
  /// @param before empty for a new file
  List<Arrival> added(String path, String before, String after, String root) {
    var now = EmbeddedCommands.of(path, after);
    if (now.isEmpty()) {
      return List.of();
    }
    var folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    var old =
        before.isEmpty() ? List.<EmbeddedCommands.Command>of() : EmbeddedCommands.of(path, before);
    var fresh = found(now, folder);
    var known = found(old, folder);
    known.installs().keySet().forEach(fresh.installs()::remove);
    fresh.piped().removeAll(known.piped());
    return arrivals(fresh, folder, root);
  }

  /// What the scripts that a call names bring in: `npm run x`, `make x`.
  List<Arrival> named(List<Effect> effects, String cwd, String root) {
    var arrivals = new ArrayList<Arrival>();
    for (var effect : effects) {
      if (effect instanceof Effect.Runs(var call, _, _)) {
        var script = script(call);
        if (script.isPresent()) {
          for (var folder : call.folders().isEmpty() ? List.of(cwd) : call.folders()) {
            arrivals.addAll(script.get().in(folder, root));
          }
        }
      }
    }
    return arrivals;
  }

  /// A script or a target by its name.
  private final class Script {
    private final List<String> files;
    private final Set<String> names;

    Script(List<String> files, Set<String> names) {
      this.files = files;
      this.names = names;
    }

    List<Arrival> in(String folder, String root) {
      for (var file : files) {
        var text = world.text(folder + "/" + file, LONGEST);
        if (text.isPresent()) {
          var wanted =
              EmbeddedCommands.of(folder + "/" + file, text.get()).stream()
                  .filter(one -> names.contains(one.name()))
                  .toList();
          return wanted.isEmpty() ? List.of() : arrivals(found(wanted, folder), folder, root);
        }
      }
      return List.of();
    }
  }

  private Optional<Script> script(Invocation call) {
    var operands = call.operands();
    var first = operands.isEmpty() ? "" : operands.getFirst();
    return switch (call.program()) {
      case "npm", "pnpm", "yarn", "bun" -> {
        boolean runs = RUN.contains(first) && operands.size() > 1;
        var name = runs ? operands.get(1) : first;
        yield name.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Script(List.of("package.json"), Set.of(name, "pre" + name, "post" + name)));
      }
      case "make", "gmake" ->
          operands.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Script(List.of("GNUmakefile", "makefile", "Makefile"), Set.copyOf(operands)));
      case "just" ->
          operands.isEmpty()
              ? Optional.empty()
              : Optional.of(new Script(List.of("justfile", "Justfile"), Set.of(first)));
      default -> Optional.empty();
    };
  }

  private Found found(List<EmbeddedCommands.Command> all, String folder) {
    var installs = new LinkedHashMap<List<String>, Effect>();
    var piped = new LinkedHashSet<String>();
    for (var command : all) {
      if (command.text().length() > LONGEST) {
        continue;
      }
      var effects =
          shell.of(command.text(), command.dialect(), ShellState.in(folder), world).effects();
      for (var effect : effects) {
        if (effect instanceof Effect.Runs(var call, _, _) && Installation.of(call).isPresent()) {
          installs.put(call.words(), effect);
        }
      }
      address(effects).ifPresent(piped::add);
    }
    return new Found(installs, piped);
  }

  /// The host that sends what an interpreter runs, as in `curl … | sh`; empty where none does.
  static Optional<String> address(List<Effect> effects) {
    var host = "";
    for (var effect : effects) {
      if (effect instanceof Effect.Reaches(var reached, _)) {
        host = reached.name();
      }
      if (!host.isEmpty()
          && effect instanceof Effect.Runs(var call, _, var place)
          && INTERPRETER.matcher(call.program()).matches()
          && effects.stream()
              .anyMatch(other ->
                  other instanceof Effect.Unknown(_, var where)
                      && where.start() == place.start())) {
        return Optional.of(host);
      }
    }
    return Optional.empty();
  }

  private List<Arrival> arrivals(Found found, String folder, String root) {
    var arrivals =
        new ArrayList<>(
            commands.of(List.copyOf(found.installs().values()), folder, root, Set.of(), true));
    for (var host : found.piped()) {
      arrivals.add(
          new Arrival(List.of(), Circumstances.PLAIN, Optional.empty(), List.of(), List.of())
              .doubting("it runs whatever " + host + " sends"));
    }
    return arrivals;
  }
}
