package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.SourceRules.Approval;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Reads, writes and deletes: first what denies, then what cannot be told, then control files and
/// trees, last the allow lists. One thread, one judgement.
final class FileJudge {
  private static final Decision.Rule STREAM = Layer.builtin("stream");
  private static final Decision.Rule UNCERTAIN = Layer.builtin("uncertain-path");
  private static final Decision.Rule UNCOVERED = Layer.builtin("not-covered");
  private static final Decision.Rule PROCESS = Layer.builtin("process-environment");
  private static final Set<String> SOURCES =
      Set.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/stdin", "/dev/tty");
  private static final Set<String> SINKS =
      Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/stdin", "/dev/tty");

  private final Ruleset ruleset;
  private final World world;
  private final CanonicalPaths paths;
  private final Function<Boolean, Placed> places;
  private final ToolCall call;
  private Optional<Touched> touched = Optional.empty();
  private final AtomicInteger entries = new AtomicInteger(TreeWalk.MOST_ENTRIES);

  /// @param places the patterns in place, by whether the disk folds case
  FileJudge(
      Ruleset ruleset,
      World world,
      CanonicalPaths paths,
      Function<Boolean, Placed> places,
      ToolCall call) {
    this.ruleset = ruleset;
    this.world = world;
    this.paths = paths;
    this.places = places;
    this.call = call;
  }

  /// One target as all rules see it.
  ///
  /// @param folder true where something other than a file may stand there
  private record Subject(
      FileKind kind,
      CanonicalPaths.Canonical canonical,
      Placed placed,
      PathName name,
      int depth,
      boolean folder,
      boolean tree) {
    String shown() {
      return "`" + placed.shown(name) + "`";
    }
  }

  /// The target's path as the disk has it, relative to the root where it stands there.
  String shown(Target target) {
    var canonical = paths.of(target.path());
    var name = canonical.folded() ? canonical.name().folded() : canonical.name();
    return places.apply(canonical.folded()).shown(name);
  }

  /// Whether the target is a tree where something other than a file may stand.
  boolean isTree(Target target) {
    return target.isTree() && paths.kind(paths.of(target.path()).name().text()) != World.Kind.FILE;
  }

  /// What the rules say to the effect; never empty.
  List<Finding> judge(FileKind kind, Target target) {
    var canonical = paths.of(target.path());
    if (isStream(kind, canonical)) {
      return List.of(Finding.allow(STREAM, "A stream of the process is no file."));
    }
    var subject = subject(kind, target, canonical);
    var denied = denied(subject).or(() -> deniedByName(kind, target));
    if (denied.isPresent()) {
      return List.of(denied.get());
    }
    var findings = new ArrayList<Finding>();
    if (kind == FileKind.READ) {
      level(subject).ifPresent(findings::add);
    }
    if (!canonical.certain()) {
      findings.add(
          Finding.ask(
              UNCERTAIN,
              doing(subject)
                  + " goes by a path that cannot be told for certain; name the file itself."));
    }
    special(subject, target, findings);
    boolean eachCovered = subject.tree() && walk(subject, target, findings);
    findings.addAll(covered(subject, target, eachCovered));
    return findings;
  }

  /// A walk that asks for guarded names by their pattern means them, and does not only meet them.
  private Optional<Finding> deniedByName(FileKind kind, Target target) {
    if (target.extent() instanceof Target.Tree filter) {
      for (var glob : filter.only()) {
        var file = Target.file(target.path() + "/" + glob);
        var denied = denied(subject(kind, file, paths.of(file.path())));
        if (denied.isPresent()) {
          return denied;
        }
      }
    }
    return Optional.empty();
  }

  /// Whether the folder surely stands in the repository, links followed.
  boolean isInRepository(String folder) {
    var seen = paths.of(folder);
    var name = seen.folded() ? seen.name().folded() : seen.name();
    return seen.certain() && places.apply(seen.folded()).depth(name) > 0;
  }

  private Subject subject(FileKind kind, Target target, CanonicalPaths.Canonical canonical) {
    var placed = places.apply(canonical.folded());
    var name = canonical.folded() ? canonical.name().folded() : canonical.name();
    var stands = paths.kind(canonical.name().text());
    boolean folder = stands != World.Kind.FILE;
    boolean tree = target.isTree() && folder;
    return new Subject(kind, canonical, placed, name, placed.depth(name), folder, tree);
  }

  private static boolean isStream(FileKind kind, CanonicalPaths.Canonical canonical) {
    var name = canonical.name().text();
    return switch (kind) {
      case READ -> SOURCES.contains(name) || isOwnStream(name);
      case WRITE -> SINKS.contains(name) || isOwnStream(name);
      case DELETE -> false;
    };
  }

  private static boolean isOwnStream(String name) {
    return name.startsWith("/dev/fd/") && name.matches("/dev/fd/[0-9]{1,4}");
  }

  /// The first line that denies any of the names the path goes by.
  private Optional<Finding> denied(Subject subject) {
    for (var name : subject.canonical().names()) {
      var seen = subject.canonical().folded() ? name.folded() : name;
      var depth = subject.placed().depth(seen);
      var rule = subject.placed().denies(subject.kind(), seen, subject.folder(), depth);
      if (rule.isPresent()) {
        var shown = "`" + subject.placed().shown(seen) + "`";
        return Optional.of(
            Finding.deny(
                rule.get(),
                gerund(subject.kind())
                    + " "
                    + shown
                    + " is denied by "
                    + Finding.name(rule.get())
                    + "; "
                    + insteadOfDenied(subject.kind())));
      }
    }
    return Optional.empty();
  }

  private static String insteadOfDenied(FileKind kind) {
    return switch (kind) {
      case READ -> "work without its content, or name its values by environment variables.";
      case WRITE -> "propose the change to a person instead.";
      case DELETE -> "leave it, or ask a person to remove it.";
    };
  }

  /// The guarded matter that was read so far.
  Optional<Touched> touched() {
    return touched;
  }

  /// Notes what level the file has; critical matter never reaches an assistant.
  private Optional<Finding> level(Subject subject) {
    if (!subject.placed().levels().guards()) {
      return Optional.empty();
    }
    var found = Optional.<Touched>empty();
    for (var name : subject.canonical().names()) {
      var seen = subject.canonical().folded() ? name.folded() : name;
      int depth = subject.placed().depth(seen);
      // A tree is looked through file by file; only a level of all that is in it counts here.
      var label = subject.placed().levels().of(seen, subject.folder(), depth);
      found = Touched.stricter(found, Touched.of(label, subject.placed().shown(seen)));
    }
    touched = Touched.stricter(touched, found);
    return found
        .filter(one -> one.level() == Level.CRITICAL)
        .map(one ->
            Finding.deny(
                one.rule(),
                doing(subject)
                    + " is denied: it is "
                    + one.reason()
                    + " and never reaches an assistant; "
                    + insteadOfDenied(FileKind.READ)));
  }

  /// Process environments, git-ignored local files, control files.
  private void special(Subject subject, Target target, List<Finding> findings) {
    if (subject.kind() == FileKind.READ) {
      var name = subject.name().text();
      if (name.startsWith("/proc/")
          && name.matches("/proc/[^/]+/(task/[^/]+/)?(environ|mem|auxv)")) {
        var demand = ruleset.demand("sharing_credentials");
        var reason = doing(subject) + " shows a process's environment; name the one variable.";
        findings.add(
            demand
                .map(rule -> Finding.deny(rule, reason))
                .orElseGet(() -> Finding.ask(PROCESS, reason)));
      }
      subject
          .placed()
          .ignoredForGood(subject.name(), subject.folder(), subject.depth())
          .ifPresent(rule -> findings.add(ignored(rule, subject.shown())));
      return;
    }
    var control = new ControlFiles(ruleset, subject.placed());
    var changed = control.changed(subject.canonical(), subject.folder(), gerund(subject.kind()));
    boolean brings =
        subject.kind() == FileKind.WRITE && !(target.extent() instanceof Target.Folder);
    changed
        .or(() -> brings ? control.placed(subject.canonical()) : Optional.empty())
        .ifPresent(findings::add);
  }

  private static Finding ignored(Decision.Rule rule, String shown) {
    return Finding.ask(
        rule,
        shown + " is kept out of git by " + Finding.name(rule) + " and may hold local secrets.");
  }

  /// Looks into the tree; true where each file in it is covered by itself.
  private boolean walk(Subject subject, Target target, List<Finding> findings) {
    if (!(target.extent() instanceof Target.Tree filter)) {
      return false;
    }
    var looks = new TreeLooks(subject.kind(), subject.placed(), subject.name(), paths);
    if (!looks.isNeeded(subject.depth())) {
      return false;
    }
    var end =
        new TreeWalk(paths, world, subject.placed(), filter)
            .walk(subject.canonical().name(), entries, looks);
    looks.denied().ifPresent(hit -> findings.add(incidental(subject, hit)));
    touched = Touched.stricter(touched, looks.touched());
    looks
        .touched()
        .filter(one -> one.level() == Level.CRITICAL)
        .map(one -> new TreeLooks.Hit(one.rule(), one.shown()))
        .ifPresent(hit -> findings.add(incidental(subject, hit)));
    looks.control().map(hit -> control(subject, hit)).ifPresent(findings::add);
    looks.ignored().ifPresent(hit -> findings.add(ignored(hit.rule(), "`" + hit.shown() + "`")));
    if (end == TreeWalk.End.TOO_LARGE) {
      findings.add(
          Finding.ask(
              Layer.builtin("tree-too-large"),
              subject.shown()
                  + " holds more than "
                  + TreeWalk.MOST_ENTRIES
                  + " entries to look through; name a smaller folder."));
      return false;
    }
    return end == TreeWalk.End.DONE && looks.allCovered();
  }

  private Finding control(Subject subject, TreeLooks.ControlHit hit) {
    var what = gerund(subject.kind()) + " `" + hit.shown() + "` with " + subject.shown();
    return new ControlFiles(ruleset, subject.placed()).finding(hit.control(), what);
  }

  private Finding incidental(Subject subject, TreeLooks.Hit hit) {
    var what = gerund(subject.kind()) + " " + subject.shown() + " takes in `" + hit.shown() + "`, ";
    if (subject.kind() == FileKind.DELETE) {
      return Finding.deny(
          hit.rule(),
          what + "which " + Finding.name(hit.rule()) + " denies; delete the rest by name.");
    }
    var name = hit.shown().substring(hit.shown().lastIndexOf('/') + 1);
    var mend =
        call instanceof ToolCall.Shell
            ? "leave it out (`--exclude=" + name + "`, for rg `-g '!" + name + "'`)."
            : "narrow the path or the file pattern so that it is left out.";
    return Finding.ask(hit.rule(), what + "which " + Finding.name(hit.rule()) + " denies; " + mend);
  }

  private List<Finding> covered(Subject subject, Target target, boolean eachCovered) {
    var coverage = coverage(subject, target);
    boolean covered = coverage.covered() || (eachCovered && subject.kind() == FileKind.READ);
    if (!covered) {
      return List.of(uncovered(subject, coverage.against()));
    }
    var approval = ruleset.approval(approvalOf(subject.kind()));
    if (!approval.value()) {
      return List.of(
          Finding.ask(
              approval.rule(),
              doing(subject)
                  + " is allowed after a question: "
                  + Finding.name(approval.rule())
                  + "."));
    }
    return coverage.rules().stream()
        .map(rule ->
            Finding.allow(rule, doing(subject) + " is covered by " + Finding.name(rule) + "."))
        .toList();
  }

  private static Coverage.Answer coverage(Subject subject, Target target) {
    var coverage = new Coverage(subject.placed());
    var answer =
        coverage.of(
            subject.kind(), subject.name(), subject.folder(), subject.tree(), subject.depth());
    boolean byName =
        !answer.covered()
            && subject.kind() == FileKind.DELETE
            && subject.tree()
            && subject.depth() > 0;
    if (byName && target.extent() instanceof Target.Tree filter && !filter.only().isEmpty()) {
      var named = coverage.ofNamed(filter.only(), subject.name(), subject.depth());
      return named.covered() ? named : answer;
    }
    return answer;
  }

  private Approval approvalOf(FileKind kind) {
    if (kind != FileKind.READ) {
      return Approval.WRITE;
    }
    return call instanceof ToolCall.SearchFiles ? Approval.GREP : Approval.READ;
  }

  private Finding uncovered(Subject subject, String against) {
    var list =
        switch (subject.kind()) {
          case READ -> "read.allow";
          case WRITE -> "write.allow";
          case DELETE -> subject.tree() ? "delete.allow" : "write.allow";
        };
    var where = against.isEmpty() ? "" : " of " + against;
    var reason =
        doing(subject)
            + " is covered by no line of `"
            + list
            + "`"
            + where
            + "; add one, or let a person decide.";
    return ruleset
        .defaultDeny()
        .map(rule -> Finding.deny(rule, reason))
        .orElseGet(() -> Finding.ask(UNCOVERED, reason));
  }

  /// The line that denies reading what an opaque program is given, where it stands on the disk.
  Optional<Finding> denyOperand(String program, String path) {
    var canonical = paths.of(path);
    if (paths.kind(canonical.name().text()) == World.Kind.MISSING) {
      return Optional.empty();
    }
    var subject = subject(FileKind.READ, Target.file(path), canonical);
    return denied(subject)
        .or(() -> level(subject))
        .map(denied ->
            Finding.deny(denied.rule(), "`" + program + "` is given a file: " + denied.reason()));
  }

  private static String doing(Subject subject) {
    return gerund(subject.kind()) + " " + subject.shown();
  }

  private static String gerund(FileKind kind) {
    return switch (kind) {
      case READ -> "Reading";
      case WRITE -> "Writing";
      case DELETE -> "Deleting";
    };
  }
}
