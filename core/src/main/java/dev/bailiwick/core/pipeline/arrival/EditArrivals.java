package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.format.DependencyReader;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.install.Exactness;
import dev.bailiwick.core.dependency.manifest.BuildGrants;
import dev.bailiwick.core.dependency.manifest.ContainerImages;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.manifest.ManifestKind.Role;
import dev.bailiwick.core.dependency.manifest.OtherManifests;
import dev.bailiwick.core.dependency.manifest.SourceAddresses;
import dev.bailiwick.core.dependency.manifest.golang.GoImports;
import dev.bailiwick.core.dependency.manifest.npm.WebImports;
import dev.bailiwick.core.dependency.manifest.python.InlineScript;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an edit adds: the difference between before and after of the packages a manifest or a lock
/// file names, of the commands in it, and of the registries it takes packages from.
final class EditArrivals {
  private static final Arrival NOTHING =
      new Arrival(List.of(), Circumstances.PLAIN, Optional.empty(), List.of(), List.of());

  private static final int TOLD = 3;
  private static final Pattern WEB =
      Pattern.compile("(?i).*\\.(?:html?|xhtml|[cm]?[jt]sx?|vue|svelte|astro)");

  private final ProjectFiles projects;
  private final OtherSources sources;
  private final EmbeddedArrivals embedded;

  EditArrivals(ProjectFiles projects, OtherSources sources, EmbeddedArrivals embedded) {
    this.projects = projects;
    this.sources = sources;
    this.embedded = embedded;
  }

  /// None for a file that brings in nothing, and for an edit that finds nothing to change.
  ///
  /// @param path absolute
  List<Arrival> of(ToolCall.WriteFile write, String path, String root) {
    var before = projects.text(path);
    return after(write, before).map(after -> changed(path, before, after, root)).orElse(List.of());
  }

  /// The same for what a command writes in so many words.
  List<Arrival> of(ToolCall.Shell shell, List<Effect> effects, String root) {
    var arrivals = new ArrayList<Arrival>();
    for (var written : WrittenText.of(shell.command())) {
      var end = "/" + written.path().replaceFirst("^(?:\\.?/)+", "");
      effects.stream()
          .flatMap(effect ->
              effect instanceof Effect.Writes(var target, _)
                  ? Stream.of(target.path())
                  : Stream.<String>empty())
          .filter(path -> path.endsWith(end))
          .distinct()
          .forEach(path -> arrivals.addAll(of(written, path, root)));
    }
    return arrivals;
  }

  private List<Arrival> of(WrittenText written, String path, String root) {
    var before = projects.text(path);
    var after = written.appended() ? before.orElse("") + written.text() : written.text();
    return changed(path, before, after, root);
  }

  private List<Arrival> changed(String path, Optional<String> before, String after, String root) {
    var arrivals = new ArrayList<Arrival>();
    ManifestKind.of(path)
        .flatMap(one -> named(one, path, before, after, root))
        .ifPresent(arrivals::add);
    arrivals.addAll(embedded.added(path, before.orElse(""), after, root));
    imported(path, before.orElse(""), after, root).ifPresent(arrivals::add);
    inCode(path, before.orElse(""), after, root).ifPresent(arrivals::add);
    for (var doubt : doubts(path, before.orElse(""), after)) {
      arrivals.add(NOTHING.doubting(doubt));
    }
    return arrivals;
  }

  /// What cannot be looked up, a clause each.
  private static List<String> doubts(String path, String before, String after) {
    var doubts = new ArrayList<String>();
    var others = fresh(OtherManifests::of, path, before, after);
    if (!others.isEmpty()) {
      doubts.add(
          name(path) + " would take " + listed(others) + ", whose registry cannot be asked here");
    }
    var grants = fresh(BuildGrants::of, path, before, after);
    if (!grants.isEmpty()) {
      doubts.add("it lets " + listed(grants) + " run code while it is installed");
    }
    var images = fresh(ContainerImages::of, path, before, after);
    if (!images.isEmpty()) {
      doubts.add(name(path) + " would take " + listed(images) + ", which cannot be looked up here");
    }
    for (var address : fresh(SourceAddresses::of, path, before, after)) {
      doubts.add("packages would come from " + address + ", which cannot be checked here");
    }
    return doubts;
  }

  private static Set<String> fresh(
      BiFunction<String, String, Set<String>> reader, String path, String before, String after) {
    var found = reader.apply(path, after);
    found.removeAll(reader.apply(path, before));
    return found;
  }

  private static String listed(Set<String> names) {
    return String.join(", ", names.stream().limit(TOLD).toList())
        + (names.size() > TOLD ? " and " + (names.size() - TOLD) + " more" : "");
  }

  /// What a Go file newly imports of modules that nobody requires yet.
  private Optional<Arrival> imported(String path, String before, String after, String root) {
    if (!path.endsWith(".go")) {
      return Optional.empty();
    }
    var fresh = GoImports.of(after);
    fresh.removeAll(GoImports.of(before));
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    var project = projects.around(Ecosystem.GO, folder(path), root);
    var own = projects.goModules(folder(path), root);
    fresh.removeIf(one ->
        Stream.concat(project.locked().map(Dependency::name), own.stream())
            .anyMatch(module -> one.equals(module) || one.startsWith(module + "/")));
    var entries =
        fresh.stream()
            .map(one ->
                new Arrival.Entry(
                    new Candidate(
                        Dependency.wanted(Ecosystem.GO, one, "", new Dependency.Place(path, 1)),
                        Standing.NEWCOMER,
                        ""),
                    one,
                    true))
            .toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Arrival(
                entries,
                Circumstances.PLAIN,
                Optional.empty(),
                List.of(),
                project.locked().toList()));
  }

  /// What a script or a page says of packages by itself.
  private Optional<Arrival> inCode(String path, String before, String after, String root) {
    if (path.endsWith(".py")) {
      var old = inCode(InlineScript::read, path, before);
      return added(old, inCode(InlineScript::read, path, after), path, Role.MANIFEST, root, false);
    }
    if (!WEB.matcher(path).matches()) {
      return Optional.empty();
    }
    // An address is no requirement that could be written in another way.
    var old = inCode(WebImports::read, path, before);
    return added(old, inCode(WebImports::read, path, after), path, Role.MANIFEST, root, true);
  }

  private static List<Dependency> inCode(DependencyReader reader, String path, String text) {
    try {
      return reader.read(new Document(name(path), text, Neighbours.NONE));
    } catch (MalformedText _) {
      return List.of();
    }
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private Optional<Arrival> named(
      ManifestKind kind, String path, Optional<String> before, String after, String root) {
    var old = before.map(text -> projects.reading(path, kind, root, text).all()).orElse(List.of());
    return switch (projects.reading(path, kind, root, after)) {
      case Reading.Read(List<Dependency> now) -> {
        var added =
            added(
                both(old, before.map(text -> projects.further(path, kind, root, text))),
                both(now, Optional.of(projects.further(path, kind, root, after))),
                path,
                kind.role(),
                root,
                false);
        var other = otherBytes(old, now);
        yield other.isEmpty()
            ? added
            : Optional.of(
                added
                    .orElse(NOTHING)
                    .doubting("the lock file would take other bytes for " + other + ", by hand"));
      }
      case Reading.Unreadable(String message, int line) ->
          Optional.of(
              NOTHING.doubting(
                  name(path)
                      + " could not be read afterwards (line "
                      + line
                      + ": "
                      + message
                      + ")"));
    };
  }

  /// A package that stays in its version and gets other digests; empty for none.
  private static String otherBytes(List<Dependency> old, List<Dependency> now) {
    var digests = new HashMap<String, Set<String>>();
    for (var one : old) {
      if (!one.version().isEmpty() && !one.integrity().isEmpty()) {
        digests
            .computeIfAbsent(one.key() + "@" + one.version(), _ -> new HashSet<>())
            .addAll(one.integrity());
      }
    }
    for (var one : now) {
      var known = digests.get(one.key() + "@" + one.version());
      if (known != null
          && !one.integrity().isEmpty()
          && one.integrity().stream().noneMatch(known::contains)) {
        return one.key() + "@" + one.version();
      }
    }
    return "";
  }

  private static List<Dependency> both(List<Dependency> named, Optional<List<Dependency>> further) {
    var all = new ArrayList<>(named);
    all.addAll(further.orElse(List.of()));
    return all;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The file's text afterwards; empty where an edit's text does not stand in it.
  private static Optional<String> after(ToolCall.WriteFile write, Optional<String> before) {
    if (write.edits().isEmpty()) {
      return Optional.of(write.content());
    }
    var text = before.orElse("");
    for (var edit : write.edits()) {
      if (edit.before().isEmpty()) {
        text = text.isEmpty() ? edit.after() : text;
        continue;
      }
      int at = text.indexOf(edit.before());
      if (at < 0) {
        return Optional.empty();
      }
      text =
          edit.everywhere()
              ? text.replace(edit.before(), edit.after())
              : text.substring(0, at) + edit.after() + text.substring(at + edit.before().length());
    }
    return Optional.of(text);
  }

  private record Stated(String key, String version, String requirement, Object origin) {
    static Stated of(Dependency one) {
      return new Stated(
          one.ecosystem() + ":" + one.key(), one.version(), one.requirement(), one.origin());
    }
  }

  private Optional<Arrival> added(
      List<Dependency> old,
      List<Dependency> now,
      String path,
      Role role,
      String root,
      boolean settles) {
    Set<Stated> known = new HashSet<>();
    old.forEach(one -> known.add(Stated.of(one)));
    var entries = new ArrayList<Arrival.Entry>();
    for (var one : now) {
      // Go's own library comes with Go.
      boolean comes = one.ecosystem() != Ecosystem.GO || !one.name().equals("stdlib");
      if (comes && known.add(Stated.of(one))) {
        // What somebody else is to bring along stays open.
        boolean left = settles || one.groups().contains("peer");
        entries.add(new Arrival.Entry(candidate(one, old, path, role, root), "", left));
      }
    }
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Arrival(
                entries,
                new Circumstances(false, "", hasOtherSources(entries, path, root)),
                Optional.empty(),
                List.of(),
                role == Role.LOCK ? now : held(entries, path, root)));
  }

  private List<Dependency> held(List<Arrival.Entry> entries, String path, String root) {
    var ecosystem = entries.getFirst().candidate().dependency().ecosystem();
    return projects.around(ecosystem, folder(path), root).locked().toList();
  }

  private boolean hasOtherSources(List<Arrival.Entry> entries, String path, String root) {
    return sources.around(
        entries.getFirst().candidate().dependency().ecosystem(), folder(path), root);
  }

  private Candidate candidate(
      Dependency one, List<Dependency> old, String path, Role role, String root) {
    var dependency =
        one.version().isEmpty()
            ? one.at(Exactness.version(one.ecosystem(), one.requirement()))
            : one;
    boolean stood =
        old.stream()
            .anyMatch(
                other -> other.ecosystem() == one.ecosystem() && other.key().equals(one.key()));
    if (role == Role.MANIFEST) {
      var project = projects.around(one.ecosystem(), folder(path), root);
      var locked = project.locked(one.key());
      if (locked.stream().anyMatch(other -> other.version().equals(dependency.version()))) {
        return new Candidate(dependency, Standing.LOCKED, dependency.version());
      }
      stood |= !locked.isEmpty() || project.wants(one.key());
    }
    return new Candidate(dependency, stood ? Standing.KNOWN : Standing.NEWCOMER, "");
  }
}
