package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.PathList.Bound;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the allow lists cover a file effect: every source that states a list for the kind must
/// cover it, and at least one must state one.
final class Coverage {

  /// @param rules the covering lines, one a source
  /// @param against the source that states a list and does not cover; empty where none states one
  record Answer(boolean covered, List<Decision.Rule> rules, String against) {
    Answer {
      rules = List.copyOf(rules);
    }
  }

  private final Placed placed;

  Coverage(Placed placed) {
    this.placed = placed;
  }

  /// For a file, or for a folder with all that is in it.
  Answer of(FileKind kind, PathName name, boolean folder, boolean tree, int depth) {
    var rules = new ArrayList<Decision.Rule>();
    boolean stated = false;
    for (var source : placed.sources()) {
      var own = source.allow().get(kind);
      var write = source.allow().get(FileKind.WRITE);
      if (own == null && (kind != FileKind.DELETE || write == null)) {
        continue;
      }
      // A tree goes only where some `delete.allow` says so; `write.allow` binds it none the less.
      stated |= own != null || !tree;
      var rule =
          own == null ? Optional.<Decision.Rule>empty() : covers(own, name, folder, tree, depth);
      boolean byWrite = kind == FileKind.DELETE && write != null && (!tree || own == null);
      if (rule.isEmpty() && byWrite && write != null) {
        rule = covers(write, name, folder, tree, depth);
      }
      if (rule.isEmpty()) {
        return new Answer(false, List.of(), source.rules().file());
      }
      rules.add(rule.get());
    }
    return new Answer(stated, rules, "");
  }

  /// For the deletion of all that bears one of the names in a tree, wherever it stands there.
  ///
  /// A glob is covered by a line that takes its very text for a name: `*.orig` by `*.orig`, and by
  /// no line with `?` or `[`, whose one character a `*` of the glob would outgrow.
  Answer ofNamed(List<String> globs, PathName folder, int depth) {
    Answer last = new Answer(false, List.of(), "");
    for (var glob : globs) {
      if (!glob.matches("[^/\\\\\\[]+")) {
        return new Answer(false, List.of(), "");
      }
      var deeper = folder.child("\u0001").child("\u0001");
      for (var place : List.of(folder, deeper)) {
        last = of(FileKind.DELETE, place.child(glob), true, true, depth);
        if (!last.covered() || last.rules().stream().anyMatch(Coverage::isNarrow)) {
          return new Answer(false, List.of(), last.against());
        }
      }
    }
    return last;
  }

  private static boolean isNarrow(Decision.Rule rule) {
    return rule.id().indexOf('?') >= 0 || rule.id().indexOf('[') >= 0;
  }

  private static Optional<Decision.Rule> covers(
      Bound list, PathName name, boolean folder, boolean tree, int depth) {
    if (tree) {
      return list.catchesAllIn(name, depth);
    }
    var rule = list.catches(name, folder, depth);
    return rule.isEmpty() && folder ? list.catchesAllIn(name, depth) : rule;
  }
}
