package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.install.Cutoff;
import dev.bailiwick.core.dependency.install.Exactness;
import dev.bailiwick.core.dependency.install.Installation;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import dev.bailiwick.core.dependency.install.NodePrograms;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.version.NpmRange;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the package managers in a command bring in, with what the project knows of each.
final class CommandArrivals {
  private static final Set<Tool> LEAVING =
      Set.of(Tool.UV, Tool.TOOL, Tool.CARGO, Tool.BUNDLE, Tool.MAVEN);

  private static final Pattern INDEX =
      Pattern.compile("(?m)^\\s*(?:-i|--index-url|--extra-index-url|-f|--find-links)");

  private final ProjectFiles projects;
  private final World world;
  private final OtherSources sources;
  private final ProjectCutoff cutoffs;

  CommandArrivals(ProjectFiles projects, World world, OtherSources sources) {
    this.projects = projects;
    this.sources = sources;
    this.world = world;
    this.cutoffs = new ProjectCutoff(world);
  }

  /// @param root the repository's folder
  /// @param changed manifests and lock files that commands have written in this session, absolute
  /// @param named whether only what the commands name counts, and not what the project names
  List<Arrival> of(
      List<Effect> effects, String cwd, String root, Set<String> changed, boolean named) {
    var arrivals = new ArrayList<Arrival>();
    for (var effect : effects) {
      if (effect instanceof Effect.Runs(var call, _, _)) {
        var installation = Installation.of(call);
        if (installation.isPresent() && (!named || !installation.get().isProject())) {
          for (var folder : call.folders().isEmpty() ? List.of(cwd) : call.folders()) {
            arrivals.add(arrival(installation.get(), call.words(), folder, root, changed));
          }
        }
      }
    }
    return arrivals;
  }

  private Arrival arrival(
      Installation installation,
      List<String> words,
      String folder,
      String root,
      Set<String> changed) {
    var project = projects.around(installation.ecosystem(), folder, root);
    var entries = new ArrayList<Arrival.Entry>();
    for (var named : installation.named()) {
      entries.add(
          new Arrival.Entry(
              candidate(installation, named, project, isChanged(project, changed), folder, root),
              named.word(),
              false));
    }
    var doubts = new ArrayList<>(installation.doubts());
    if (installation.project()) {
      project(project, installation, changed, entries, doubts);
    }
    unread(installation, folder).ifPresent(doubts::add);
    for (var file : installation.files()) {
      file(installation.ecosystem(), absolute(file, folder), root, changed, entries, doubts);
    }
    return new Arrival(
        entries,
        new Circumstances(
            installation.scriptsOff(),
            installation.registry(),
            sources.around(installation.ecosystem(), folder, root)
                || installation.files().stream()
                    .anyMatch(file -> namesIndex(absolute(file, folder)))),
        Optional.of(
            new Arrival.Command(
                installation.manager(), words, cutoff(installation, words, folder, root))),
        doubts,
        installation.moves() ? List.of() : project.locked().toList());
  }

  /// A project that the same command fetches or makes is not there to be read.
  private Optional<String> unread(Installation installation, String folder) {
    var folders = new ArrayList<String>();
    if (installation.project()) {
      folders.add(folder);
    }
    for (var named : installation.named()) {
      if (named.dependency().origin() instanceof Origin.Local(String path)
          && path.startsWith(".")) {
        folders.add(absolute(path.replaceFirst("\\[.*$", ""), folder));
      }
    }
    return folders.stream()
        .filter(one -> world.kind(one) == World.Kind.MISSING)
        .map(one -> "what " + name(one) + " names cannot be read before it is there")
        .findFirst();
  }

  /// The call's own word counts before the project's.
  private Optional<Cutoff> cutoff(
      Installation installation, List<String> words, String folder, String root) {
    var first =
        installation.named().stream()
            .map(Installation.Named::word)
            .filter(word -> !word.isEmpty())
            .findFirst()
            .orElse("");
    return Cutoff.of(installation.manager(), words, first)
        .or(() -> cutoffs.around(installation.manager(), folder, root));
  }

  private boolean namesIndex(String path) {
    return projects.text(path).filter(text -> INDEX.matcher(text).find()).isPresent();
  }

  private static String absolute(String file, String folder) {
    return file.startsWith("/") ? file : folder + "/" + file.replaceFirst("^(?:\\./)+", "");
  }

  private Candidate candidate(
      Installation installation,
      Installation.Named named,
      Project project,
      boolean changed,
      String folder,
      String root) {
    var dependency = named.dependency();
    if (!(dependency.origin() instanceof Origin.Registry)) {
      return Candidate.newcomer(dependency);
    }
    var locked = locked(project, dependency);
    boolean wanted = project.wants(dependency.key()) || !locked.isEmpty() && isGo(dependency);
    if (installation.runs()
        && (isInstalled(dependency.name(), folder, root)
            || isProgramOf(project, dependency.name())
            || !changed && isOwn(project, dependency))) {
      return new Candidate(dependency, Standing.LOCKED, "");
    }
    var same =
        locked.stream().filter(one -> stays(installation, dependency, one, wanted)).findFirst();
    if (same.isPresent()) {
      return new Candidate(dependency, Standing.LOCKED, same.get().version());
    }
    return new Candidate(
        dependency,
        wanted || !locked.isEmpty() ? Standing.KNOWN : Standing.NEWCOMER,
        locked.isEmpty() ? "" : locked.getFirst().version());
  }

  private static boolean isGo(Dependency dependency) {
    return dependency.ecosystem() == Ecosystem.GO;
  }

  /// What is locked of a package; of a Go package, its module.
  private static List<Dependency> locked(Project project, Dependency dependency) {
    return isGo(dependency)
        ? project
            .locked()
            .filter(one ->
                dependency.name().equals(one.name())
                    || dependency.name().startsWith(one.name() + "/"))
            .toList()
        : project.locked(dependency.key());
  }

  /// Whether the manager leaves the locked version where it is. npm 11 and its kin, pip and Go take
  /// the newest that a name or a range lets in, whatever is locked; uv, Poetry, PDM and Cargo leave
  /// it, and so does what runs a program.
  private static boolean stays(
      Installation installation, Dependency dependency, Dependency locked, boolean wanted) {
    if (!dependency.version().isEmpty()) {
      // A go.mod's versions are kept without their `v`.
      var version = dependency.version();
      return version.equals(locked.version())
          || isGo(dependency) && version.equals("v" + locked.version());
    }
    if (installation.moves() || !installation.runs() && !LEAVING.contains(installation.manager())) {
      return false;
    }
    if (dependency.requirement().isEmpty()) {
      return wanted;
    }
    return dependency.ecosystem() == Ecosystem.NPM
        && NpmRange.parse(dependency.requirement(), Set.of(NpmRange.Option.LOOSE))
            .filter(range -> range.admits(locked.version()))
            .isPresent();
  }

  /// A runner takes a program that is installed already.
  private boolean isInstalled(String name, String folder, String root) {
    var program = name.substring(name.lastIndexOf('/') + 1);
    for (var up = folder; !up.isEmpty(); up = up.substring(0, Math.max(0, up.lastIndexOf('/')))) {
      if (world.kind(up + "/node_modules/.bin/" + program) != World.Kind.MISSING
          || world.kind(up + "/node_modules/" + name) != World.Kind.MISSING) {
        return true;
      }
      if (up.equals(root)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isChanged(Project project, Set<String> changed) {
    return project.files().stream().anyMatch(file -> changed.contains(file.path()));
  }

  /// The program of a package that the project names: once the project is installed, a runner takes
  /// that one and fetches nothing.
  private static boolean isOwn(Project project, Dependency dependency) {
    return dependency.ecosystem() == Ecosystem.NPM
        && dependency.version().isEmpty()
        && dependency.requirement().isEmpty()
        && (project.wants(dependency.key())
            || NodePrograms.packageOf(dependency.name())
                .map(name -> Dependency.wanted(Ecosystem.NPM, name, "", dependency.place()).key())
                .filter(project::wants)
                .isPresent());
  }

  /// A runner takes the program of a package that the lock file holds, once it is installed.
  private boolean isProgramOf(Project project, String name) {
    var program = Pattern.compile("\"bin\"\\s*:\\s*\\{[^}]*\"" + Pattern.quote(name) + "\"\\s*:");
    return project.files().stream()
        .filter(file -> file.kind() == ManifestKind.PACKAGE_LOCK)
        .flatMap(file -> projects.text(file.path()).stream())
        .anyMatch(text -> program.matcher(text).find());
  }

  /// Everything the project's files name: what is locked comes as it is locked, a version that a
  /// manifest names alone is the repository's own choice, and what is left open comes in anew.
  private void project(
      Project project,
      Installation installation,
      Set<String> changed,
      List<Arrival.Entry> entries,
      List<String> doubts) {
    for (var file : project.files()) {
      if (installation.frozen() && file.kind().role() != ManifestKind.Role.LOCK) {
        continue;
      }
      boolean fresh = changed.contains(file.path());
      if (file.kind().role() == ManifestKind.Role.LOCK && fresh) {
        doubts.add(name(file.path()) + " was written by a command, not by its manager");
      }
      for (var dependency : file.dependencies()) {
        if (dependency.ecosystem() == project.ecosystem()) {
          boolean moves = installation.moves() && file.kind().role() == ManifestKind.Role.MANIFEST;
          add(
              entries,
              moves ? moved(dependency) : stated(project, dependency, file.kind(), fresh),
              true);
        }
      }
    }
    project.broken().forEach(path -> doubts.add(name(path) + " cannot be read"));
  }

  /// What is asked for, in the newest release there is of it.
  private static Candidate moved(Dependency dependency) {
    var pinned = dependency.at(Exactness.version(dependency.ecosystem(), dependency.requirement()));
    return pinned.version().isEmpty()
        ? new Candidate(pinned, Standing.KNOWN, "")
        : new Candidate(pinned, Standing.LOCKED, pinned.version());
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void add(List<Arrival.Entry> entries, Candidate candidate, boolean settles) {
    entries.add(new Arrival.Entry(candidate, "", settles));
  }

  private static Candidate stated(
      Project project, Dependency dependency, ManifestKind kind, boolean fresh) {
    if (kind.role() == ManifestKind.Role.LOCK) {
      return new Candidate(dependency, Standing.LOCKED, dependency.version());
    }
    var pinned =
        dependency.version().isEmpty()
            ? dependency.at(Exactness.version(dependency.ecosystem(), dependency.requirement()))
            : dependency;
    var locked = project.locked(dependency.key());
    if (!locked.isEmpty()) {
      return new Candidate(pinned, Standing.LOCKED, locked.getFirst().version());
    }
    // Only Maven's world leaves versions to a parent or a bill of materials.
    boolean settled =
        !pinned.version().isEmpty()
            || dependency.ecosystem() == Ecosystem.MAVEN && dependency.requirement().isEmpty();
    if (fresh) {
      return Candidate.newcomer(pinned);
    }
    return settled
        ? new Candidate(pinned, Standing.LOCKED, pinned.version())
        : new Candidate(pinned, Standing.KNOWN, "");
  }

  private void file(
      Ecosystem ecosystem,
      String path,
      String root,
      Set<String> changed,
      List<Arrival.Entry> entries,
      List<String> doubts) {
    if (path.endsWith(".py")) {
      var nobody = new Project(ecosystem, List.of(), List.of());
      for (var one : projects.inline(path, root)) {
        add(entries, stated(nobody, one, ManifestKind.REQUIREMENTS, changed.contains(path)), true);
      }
      return;
    }
    var kind = ManifestKind.of(path).orElse(ManifestKind.REQUIREMENTS);
    if (projects.text(path).isEmpty()) {
      doubts.add(name(path) + " cannot be read");
      return;
    }
    switch (projects.reading(path, kind, root)) {
      case Reading.Unreadable _ -> doubts.add(name(path) + " cannot be read");
      case Reading.Read(List<Dependency> dependencies) -> {
        var alone =
            new Project(ecosystem, List.of(new Project.File(path, kind, dependencies)), List.of());
        for (var dependency : dependencies) {
          add(entries, stated(alone, dependency, kind, changed.contains(path)), false);
        }
      }
    }
  }
}
