package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.SourceRules.Approval;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Programs: denied by any spelling; an opaque one needs an `execute.allow` line of every source
/// that states the list, and must not be handed a file that may not be read.
final class RunJudge {
  /// Words of all the opaque calls of one judgement.
  private static final int MOST_WORDS = 2_000;

  private static final Decision.Rule TOO_LARGE = Layer.builtin("too-large");
  private static final int LONGEST_PATH = 4096;
  private static final Pattern PARTS = Pattern.compile("[=,:@]|^-[A-Za-z](?=/)");
  private static final Decision.Rule ELSEWHERE = Layer.builtin("outside-the-repository");

  private final Ruleset ruleset;
  private final World world;
  private final FileJudge files;
  private final String cwd;
  private int looked;

  RunJudge(Ruleset ruleset, World world, FileJudge files, String cwd) {
    this.ruleset = ruleset;
    this.world = world;
    this.files = files;
    this.cwd = cwd;
  }

  List<Finding> judge(Invocation call, boolean known) {
    for (var source : ruleset.sources()) {
      var denied = source.executeDeny().denies(call);
      if (denied.isPresent()) {
        return List.of(
            Finding.deny(
                denied.get(),
                "Running `"
                    + call.program()
                    + "` this way is denied by "
                    + Finding.name(denied.get())
                    + "; use another way, or ask a person to run it."));
      }
    }
    if (known) {
      return List.of(
          Finding.allow(
              Layer.builtin("known-program"),
              "All that `" + call.program() + "` does here is judged by itself."));
    }
    looked += call.words().size();
    if (looked > MOST_WORDS) {
      return List.of(
          Finding.ask(
              TOO_LARGE,
              "More words than one call may have are given to programs whose doing cannot be"
                  + " seen."));
    }
    var operand = deniedOperand(call);
    return operand.isPresent()
        ? List.of(operand.get())
        : outside(call).orElseGet(() -> covered(call));
  }

  private Optional<Finding> deniedOperand(Invocation call) {
    var words = call.words();
    var commands = new ArrayList<>(call.operands().subList(0, call.commands()));
    for (int i = 1; i < words.size(); i++) {
      var word = words.get(i);
      // The name of a subcommand is no file, though one of that name may stand here.
      if (commands.remove(word) || call.named().contains(word)) {
        continue;
      }
      var denied = deniedPath(call, word);
      int equals = word.indexOf('=');
      if (denied.isEmpty() && equals > 0) {
        denied = deniedPath(call, word.substring(equals + 1));
      }
      if (denied.isPresent()) {
        return denied;
      }
    }
    return call.operands().stream()
        .filter(operand -> !words.contains(operand))
        .flatMap(operand -> deniedPath(call, operand).stream())
        .findFirst();
  }

  private Optional<Finding> deniedPath(Invocation call, String word) {
    var text = word.startsWith("@") ? word.substring(1) : word;
    if (text.isEmpty() || text.length() > 4096 || text.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    if (text.startsWith("/")) {
      return files.denyOperand(call.program(), text);
    }
    return cwd.isEmpty() ? Optional.empty() : files.denyOperand(call.program(), cwd + "/" + text);
  }

  /// A word that names a place outside of the repository: what stands there is judged as read.
  private Optional<List<Finding>> outside(Invocation call) {
    var words = call.words();
    for (int i = 1; i < words.size(); i++) {
      if (call.named().contains(words.get(i))) {
        continue;
      }
      for (var part : PARTS.split(words.get(i))) {
        if (namesPlace(part)) {
          var findings = files.judge(FileKind.READ, Target.file(part));
          if (findings.stream().anyMatch(f -> f.answer() != Finding.Answer.ALLOW)) {
            return Optional.of(findings);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// An absolute path whose first folder this machine has: `/api/users` is none here, `/etc/x` is.
  private boolean namesPlace(String part) {
    int slash = part.indexOf('/', 1);
    return part.length() < LONGEST_PATH
        && part.startsWith("/")
        && slash > 1
        && !files.isInRepository(part)
        && world.kind(part.substring(0, slash)) != World.Kind.MISSING;
  }

  private List<Finding> covered(Invocation call) {
    var resolved =
        call.words().isEmpty() || call.words().getFirst().indexOf('/') < 0
            ? ""
            : world.program(base(call.words().getFirst())).orElse("");
    var rules = new ArrayList<Decision.Rule>();
    for (var source : ruleset.sources()) {
      var allow = source.executeAllow();
      if (allow.isEmpty()) {
        continue;
      }
      var rule = allow.get().allows(call, resolved);
      if (rule.isEmpty()) {
        return List.of(uncovered(call, source.file()));
      }
      rules.add(rule.get());
    }
    if (rules.isEmpty()) {
      return List.of(uncovered(call, ""));
    }
    if (call.folders().isEmpty() || !call.folders().stream().allMatch(files::isInRepository)) {
      return List.of(elsewhere(call));
    }
    var approval = ruleset.approval(Approval.BASH);
    if (!approval.value()) {
      return List.of(
          Finding.ask(
              approval.rule(),
              "Running `"
                  + call.program()
                  + "` is allowed after a question: "
                  + Finding.name(approval.rule())
                  + "."));
    }
    return rules.stream()
        .map(rule ->
            Finding.allow(
                rule, "Running `" + call.program() + "` is covered by " + Finding.name(rule) + "."))
        .toList();
  }

  /// An allow line answers for the code of its repository, not for code of the same kind elsewhere.
  private static Finding elsewhere(Invocation call) {
    var where =
        call.folders().isEmpty() ? "a folder that cannot be told" : call.folders().getLast();
    return Finding.ask(
        ELSEWHERE,
        "`"
            + call.program()
            + "` runs in "
            + where
            + ", outside of this repository, whose policy does not answer for the code there.");
  }

  private static String base(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private Finding uncovered(Invocation call, String against) {
    var where = against.isEmpty() ? "" : " of " + against;
    var reason =
        "Running `"
            + call.program()
            + "` is covered by no line of `execute.allow`"
            + where
            + ", and what it does cannot be seen; add a line, or let a person decide.";
    return ruleset
        .defaultDeny()
        .map(rule -> Finding.deny(rule, reason))
        .orElseGet(() -> Finding.ask(Layer.builtin("not-covered"), reason));
  }
}
