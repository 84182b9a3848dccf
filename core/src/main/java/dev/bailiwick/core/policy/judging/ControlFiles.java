package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.Optional;

/// What is said to a change of control files: at least a question, and a denial where a team
/// prohibits to disable the guard.
///
/// @param places the patterns in place
record ControlFiles(Ruleset ruleset, Placed places) {

  /// A control file under any of the names that the path goes by.
  ///
  /// @param gerund what is done, e.g. `Writing`
  Optional<Finding> changed(CanonicalPaths.Canonical canonical, boolean folder, String gerund) {
    for (var name : canonical.names()) {
      var seen = canonical.folded() ? name.folded() : name;
      var control = places.control(seen, folder, places.depth(seen));
      if (control.isPresent()) {
        return Optional.of(finding(control.get(), gerund + " `" + places.shown(seen) + "`"));
      }
    }
    return Optional.empty();
  }

  /// Something put in the place of a folder of control files, or into it by a program that is given
  /// the folder alone (`javac -d`): what it holds steers from there. A file that is written under
  /// such a folder's name does no harm, but a link or a renamed folder does, and not every effect
  /// tells which it is.
  Optional<Finding> placed(CanonicalPaths.Canonical canonical) {
    for (var name : canonical.names()) {
      var seen = canonical.folded() ? name.folded() : name;
      var control = places.controlFolder(seen);
      if (control.isPresent()) {
        var what = "Putting something into `" + places.shown(seen) + "` or in its place";
        return Optional.of(finding(control.get(), what));
      }
    }
    return Optional.empty();
  }

  /// @param what is done to which file, as a sentence's subject
  Finding finding(Placed.Control control, String what) {
    var group = control.group();
    var prohibited =
        group.guard() ? ruleset.demand("disabling_security") : Optional.<Decision.Rule>empty();
    if (prohibited.isPresent()) {
      return Finding.deny(
          prohibited.get(),
          what + " is denied by " + Finding.name(prohibited.get()) + ": " + group.why() + ".");
    }
    return Finding.ask(
        Layer.builtin("control:" + group.id()),
        what + " changes a control file: " + group.why() + "; a person decides.");
  }
}
