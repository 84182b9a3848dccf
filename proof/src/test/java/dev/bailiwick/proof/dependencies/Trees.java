package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.dependency.admission.Followers;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.dependency.registry.Registry.Question;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.FactsCache;
import dev.bailiwick.workstation.dependency.HttpRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How long the gate takes over newcomers that bring a tree along, once the registries' answers are
/// kept.
final class Trees {
  private static final Place NOWHERE = new Place("", 1);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int WARM = 15;
  private static final int ROUNDS = 9;

  private final Path home;
  private final Map<Ecosystem, String> bases;
  private final List<String> names;

  private Trees(Path home, Map<Ecosystem, String> bases, List<String> names) {
    this.home = home;
    this.bases = bases;
    this.names = names;
  }

  /// @param names a package a line, `npm:express@4.21.1`
  /// @param home of a Bailiwick, with `state/advisories.idx` where there is one; what registries
  ///   tell goes to `registry` in it
  /// @param pypi an address in the place of PyPI's; empty for PyPI
  static void print(Path names, Path home, String pypi) throws IOException {
    var bases = pypi.isEmpty() ? Map.<Ecosystem, String>of() : Map.of(Ecosystem.PYPI, pypi);
    var trees = new Trees(home, bases, Files.readAllLines(names));
    trees.fetch();
    for (int i = 0; i < WARM; i++) {
      trees.times(trees.corridor());
    }
    var disk = new ArrayList<double[]>();
    var memory = new ArrayList<double[]>();
    var unresolved = new ArrayList<double[]>();
    for (int i = 0; i < ROUNDS; i++) {
      var corridor = trees.corridor();
      disk.add(trees.times(corridor));
      memory.add(trees.times(corridor));
    }
    for (int i = 0; i < ROUNDS; i++) {
      trees.forget();
      unresolved.add(trees.times(trees.corridor()));
    }
    trees.report("tree on the disk, first call of a daemon", disk);
    trees.report("asked again", memory);
    trees.report("answers on the disk, tree not resolved before", unresolved);
  }

  private Registry registry() {
    return new HttpRegistry(
        bases,
        new FactsCache(home.resolve("registry"), CLOCK),
        Duration.ofSeconds(60),
        Duration.ofSeconds(120));
  }

  private Corridor corridor() throws IOException {
    var project = Files.createDirectories(home.resolve("empty")).toAbsolutePath();
    Files.writeString(project.resolve("package.json"), "{\"name\":\"app\"}\n");
    return Speed.corridor(
        project, new AdvisoryStore(home.resolve("state"))::current, registry(), CLOCK);
  }

  private static Dependency dependency(String line) {
    int at = line.lastIndexOf('@');
    int colon = line.indexOf(':');
    var ecosystem = Ecosystem.ofPurl(line.substring(0, colon)).orElseThrow();
    return Dependency.wanted(ecosystem, line.substring(colon + 1, at), "", NOWHERE)
        .at(line.substring(at + 1));
  }

  private void fetch() {
    var registry = registry();
    var sizes = new ArrayList<Integer>();
    for (var line : names) {
      var dependency = dependency(line);
      var name = PackageName.of(dependency);
      var facts = registry.facts(List.of(new Question(name, dependency.version()))).get(name);
      if (facts instanceof Known known) {
        var root = new Followers.Root(dependency, known);
        var found = Followers.of(List.of(root), registry.patient(), _ -> List.of(), Instant.now());
        sizes.add(found.followers().size());
        if (!found.cut().isEmpty()) {
          IO.println(line + ": not all of it could be told");
        }
      } else {
        IO.println(line + ": " + facts);
      }
    }
    sizes.sort(Comparator.naturalOrder());
    IO.println(
        "%d trees of %d to %d packages, median %d"
            .formatted(
                sizes.size(), sizes.getFirst(), sizes.getLast(), sizes.get(sizes.size() / 2)));
  }

  /// The trees, not what registries told.
  private void forget() throws IOException {
    try (var files = Files.newDirectoryStream(home.resolve("registry"), "tree-*")) {
      for (var file : files) {
        Files.delete(file);
      }
    }
  }

  /// Milliseconds, by the place of the name.
  private double[] times(Corridor corridor) {
    var folder = home.resolve("empty").toAbsolutePath().toString();
    var origin = new AgentEvent.Origin("claude", "s", "", folder, "PreToolUse");
    var times = new double[names.size()];
    for (int i = 0; i < times.length; i++) {
      var call =
          new ToolCall.Shell("Bash", command(names.get(i)), ToolCall.Dialect.BASH, List.of());
      var event = new AgentEvent.ToolAsked(origin, call, "c");
      long started = System.nanoTime();
      corridor.judge(event);
      times[i] = (System.nanoTime() - started) / 1e6;
    }
    return times;
  }

  /// Of each tree the median of its rounds: the machine does other things meanwhile.
  private void report(String what, List<double[]> rounds) {
    var all = new TreeMap<Double, String>();
    for (int i = 0; i < names.size(); i++) {
      int tree = i;
      var own = rounds.stream().mapToDouble(round -> round[tree]).sorted().toArray();
      all.put(own[own.length / 2], names.get(i));
    }
    var sorted = List.copyOf(all.keySet());
    IO.println(
        "%s: median %.2f ms, 90%% %.2f ms, worst %.2f ms (%s); %d of %d in 2 ms"
            .formatted(
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.9)),
                sorted.getLast(),
                all.lastEntry().getValue(),
                all.headMap(2.0).size(),
                sorted.size()));
  }

  private static String command(String line) {
    var named = line.substring(line.indexOf(':') + 1);
    return line.startsWith("npm:")
        ? "npm install " + named
        : "pip install " + named.replace("@", "==");
  }
}
