package dev.bailiwick.workstation.cli;

import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.agent.claude.CanaryProbe;
import dev.bailiwick.workstation.agent.claude.ClaudeModelSide;
import dev.bailiwick.workstation.agent.claude.SandboxProbe;
import dev.bailiwick.workstation.agent.codex.ProfileProbe;
import dev.bailiwick.workstation.agent.gemini.ToolSandboxProbe;
import dev.bailiwick.workstation.doctor.DaemonProbe;
import dev.bailiwick.workstation.doctor.Doctor;
import dev.bailiwick.workstation.doctor.ModelRoadProbe;
import dev.bailiwick.workstation.doctor.Probe;
import dev.bailiwick.workstation.guard.LogProbe;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.PolicyProbe;
import dev.bailiwick.workstation.setup.Guarding;
import dev.bailiwick.workstation.setup.ModelRoads;
import dev.bailiwick.workstation.setup.Setup;
import dev.bailiwick.workstation.setup.Wish;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.Places;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What doctor looks at in a repository: the guard itself, and each assistant that setup has
/// guarded there by its own roads.
///
/// @param log of the repository
record DoctorProbes(
    Places places,
    Map<String, String> environment,
    Path home,
    ModelRoads roads,
    List<ModelSide> sides,
    LogPlaces log) {
  /// A file that no policy of ours lets anybody read; nothing need stand there.
  private static final String CANARY = ".env";

  Doctor of(Path root, Guarding.Gathered gathered) {
    var probes = new ArrayList<Probe>();
    probes.add(new PolicyProbe(new PolicyFiles(root, places.config())));
    probes.add(new DaemonProbe(places));
    var guarded = guarded(root, gathered);
    var claude = new ClaudeModelSide().agent();
    if (guarded.contains(claude)) {
      var canary = root.resolve(CANARY).toString();
      probes.add(
          new CanaryProbe(
              root, claudeHome(), canary, gathered.agentWishes().getOrDefault(claude, List.of())));
    }
    probes.addAll(modelRoads(root, guarded, gathered));
    probes.add(new SandboxProbe(root, System.getProperty("os.name", ""), programs()));
    probes.add(new ProfileProbe(root, programs()));
    probes.add(new ToolSandboxProbe(root, System.getProperty("os.name", ""), programs()));
    probes.add(new LogProbe(log));
    return new Doctor(probes);
  }

  /// The assistants that setup has guarded here; where there are none, all that were asked for.
  private Set<String> guarded(Path root, Guarding.Gathered gathered) {
    var written = new Setup(root, places.state()).files();
    var found = new TreeSet<String>();
    gathered
        .agentWishes()
        .forEach((agent, wishes) -> {
          if (wishes.stream().map(Wish::file).anyMatch(written::contains)) {
            found.add(agent);
          }
        });
    return found.isEmpty() ? gathered.agentWishes().keySet() : found;
  }

  private List<ModelRoadProbe> modelRoads(
      Path root, Set<String> guarded, Guarding.Gathered gathered) {
    if (!roads.isOpen(root)) {
      return List.of();
    }
    return sides.stream()
        .filter(side -> guarded.contains(side.agent()))
        .map(side ->
            new ModelRoadProbe(
                side.agent(),
                roads.address(root) + "/" + side.provider(),
                gathered.agentWishes().getOrDefault(side.agent(), List.of()).stream()
                    .map(Wish::file)
                    .toList()))
        .toList();
  }

  /// The folders where programs are found, in their order.
  private List<Path> programs() {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .toList();
  }

  private Path claudeHome() {
    var told = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
    return told.startsWith("/") ? Path.of(told) : home.resolve(".claude");
  }
}
