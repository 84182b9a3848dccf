package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.install.Exactness;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.manifest.SourceAddresses;
import dev.bailiwick.core.dependency.manifest.golang.GoImports;
import dev.bailiwick.core.event.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What an edit adds: the difference between before and after of the packages a manifest or a lock
/// file names, of the commands in it, and of the registries it takes packages from.
final class EditArrivals {
  private static final Arrival NOTHING =
      new Arrival(
          List.of(), Circumstances.PLAIN, Optional.empty(), List.of(), List.of(), List.of());

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
    var kind = ManifestKind.of(path);
    var before = projects.text(path);
    var after = after(write, before);
    if (after.isEmpty()) {
      return List.of();
    }
    var arrivals = new ArrayList<Arrival>();
    kind.flatMap(one -> named(one, path, before, after.get(), root)).ifPresent(arrivals::add);
    arrivals.addAll(embedded.added(path, before.orElse(""), after.get(), root));
    imported(path, before.orElse(""), after.get(), root).ifPresent(arrivals::add);
    var addresses = SourceAddresses.of(path, after.get());
    addresses.removeAll(SourceAddresses.of(path, before.orElse("")));
    for (var address : addresses) {
      arrivals.add(
          NOTHING.doubting(
              "packages would come from " + address + ", which cannot be checked here"));
    }
    return arrivals;
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
                List.of(),
                project.locked().toList()));
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
                kind,
                root);
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
      List<Dependency> old, List<Dependency> now, String path, ManifestKind kind, String root) {
    Set<Stated> known = new HashSet<>();
    old.forEach(one -> known.add(Stated.of(one)));
    var entries = new ArrayList<Arrival.Entry>();
    for (var one : now) {
      // Go's own library comes with Go.
      boolean comes = one.ecosystem() != Ecosystem.GO || !one.name().equals("stdlib");
      if (comes && known.add(Stated.of(one))) {
        entries.add(new Arrival.Entry(candidate(one, old, path, kind, root), "", false));
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
                List.of(),
                kind.role() == ManifestKind.Role.LOCK ? now : held(entries, path, root)));
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
      Dependency one, List<Dependency> old, String path, ManifestKind kind, String root) {
    var dependency =
        one.version().isEmpty()
            ? one.at(Exactness.version(one.ecosystem(), one.requirement()))
            : one;
    boolean stood =
        old.stream()
            .anyMatch(
                other -> other.ecosystem() == one.ecosystem() && other.key().equals(one.key()));
    if (kind.role() == ManifestKind.Role.MANIFEST) {
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
