package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import dev.bailiwick.core.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is worth telling about the files of one tree; one walk.
final class TreeLooks implements TreeWalk.Visitor {

  /// A file that a line catches.
  record Hit(Decision.Rule rule, String shown) {}

  /// A control file.
  record ControlHit(Placed.Control control, String shown) {}

  private final FileKind kind;
  private final Placed placed;
  private final PathName root;
  private final CanonicalPaths paths;
  private final Coverage coverage;
  private final boolean looksForControl;
  private @Nullable Hit denied;
  private @Nullable Hit ignored;
  private @Nullable ControlHit control;
  private Optional<Touched> touched = Optional.empty();
  private boolean allCovered = true;

  TreeLooks(FileKind kind, Placed placed, PathName root, CanonicalPaths paths) {
    this.kind = kind;
    this.placed = placed;
    this.root = root;
    this.paths = paths;
    this.coverage = new Coverage(placed);
    boolean regenerable = placed.regenerable().catches(root, true, placed.depth(root)).isPresent();
    this.looksForControl = kind != FileKind.READ && !regenerable;
  }

  /// False where no line can catch anything in the tree and the tree is covered as a whole or has
  /// no need of it.
  boolean isNeeded(int depth) {
    boolean whole = coverage.of(kind, root, true, true, depth).covered();
    return placed.mayDenyIn(kind, root)
        || (kind == FileKind.READ && placed.levels().mayGuardIn(root))
        || (looksForControl && placed.mayControlIn(root))
        || kind == FileKind.READ
            && (!whole
                || placed.sources().stream().anyMatch(source -> !source.ignored().isEmpty()));
  }

  @Override
  public boolean visit(PathName file, boolean link) {
    look(file, file, false);
    if (link) {
      var canonical = paths.of(file.text());
      // A reader may follow a link to a folder; what deletes takes the link alone.
      boolean folder =
          kind == FileKind.READ && paths.kind(canonical.name().text()) == World.Kind.DIRECTORY;
      canonical.names().forEach(name -> look(name, file, folder));
      allCovered &= canonical.certain();
    }
    // One denied file decides; the rest only adds to the sentence.
    return denied == null;
  }

  private void look(PathName name, PathName shown, boolean folder) {
    var seen = placed.place().folded() ? name.folded() : name;
    int depth = placed.depth(seen);
    if (denied == null) {
      denied =
          placed
              .denies(kind, seen, folder, depth)
              .map(rule -> new Hit(rule, placed.shown(shown)))
              .orElse(null);
    }
    if (looksForControl && control == null) {
      control =
          placed
              .control(seen, folder, depth)
              .map(found -> new ControlHit(found, placed.shown(shown)))
              .orElse(null);
    }
    if (kind == FileKind.READ && ignored == null) {
      ignored =
          placed
              .ignoredForGood(seen, folder, depth)
              .map(rule -> new Hit(rule, placed.shown(shown)))
              .orElse(null);
    }
    if (kind == FileKind.READ && placed.levels().guards()) {
      touched =
          Touched.stricter(
              touched, Touched.of(placed.levels().of(seen, folder, depth), placed.shown(shown)));
    }
    allCovered = allCovered && coverage.of(kind, seen, folder, false, depth).covered();
  }

  Optional<Hit> denied() {
    return Optional.ofNullable(denied);
  }

  Optional<Hit> ignored() {
    return Optional.ofNullable(ignored);
  }

  Optional<ControlHit> control() {
    return Optional.ofNullable(control);
  }

  /// The strictest guarded level among the files.
  Optional<Touched> touched() {
    return touched;
  }

  boolean allCovered() {
    return allCovered;
  }
}
