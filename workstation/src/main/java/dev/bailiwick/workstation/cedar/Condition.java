package dev.bailiwick.workstation.cedar;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.judging.Finding;
import dev.bailiwick.core.policy.judging.Finding.Answer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One condition of a file.
///
/// @param answer `ASK` or `DENY`
/// @param reason why, in its author's words; may be empty
/// @param paths whether it goes by paths of files
/// @param actions the actions it names; empty for all
record Condition(
    Decision.Rule rule, Answer answer, String reason, boolean paths, Set<String> actions) {
  private static final Pattern PATHS = Pattern.compile("\\bpath\\b|\\bFile\\b");
  private static final Pattern ACTION = Pattern.compile("\\bAction::\"(\\w+)\"");

  Condition {
    actions = Set.copyOf(actions);
  }

  /// @param cedar its text
  static Condition of(Decision.Rule rule, Answer answer, String reason, String cedar) {
    var actions =
        ACTION.matcher(cedar).results().map(found -> found.group(1)).collect(Collectors.toSet());
    return new Condition(rule, answer, reason, PATHS.matcher(cedar).find(), actions);
  }

  /// Whether a file below a tree may meet it though the tree itself does not.
  boolean mayMeetBelow(String action) {
    return paths && (actions.isEmpty() || actions.contains(action));
  }

  /// What it says to a tree in which nobody has looked for it.
  Finding below() {
    return new Finding(
        Answer.ASK,
        rule,
        "A whole tree is taken in, and the condition `"
            + rule.id()
            + "` ("
            + rule.source()
            + ") goes by single files; name them.");
  }

  Finding met() {
    var what = reason.isEmpty() ? "A condition of the policy is met" : reason;
    return new Finding(answer, rule, what + ": `" + rule.id() + "` (" + rule.source() + ").");
  }

  /// What it says where it fails: nobody knows whether it is met.
  Finding failed() {
    return new Finding(
        Answer.ASK,
        rule,
        "The condition `"
            + rule.id()
            + "` ("
            + rule.source()
            + ") cannot be judged; a person decides.");
  }
}
