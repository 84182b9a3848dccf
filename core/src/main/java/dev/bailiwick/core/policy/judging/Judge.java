package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.NameLine;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.Approval;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One judgement: each effect gets its findings, the strictest of all is the decision. One thread.
public final class Judge {
  private static final Decision.Rule NO_EFFECT = Layer.builtin("public-facts");

  private final Ruleset ruleset;
  private final Situation situation;
  private final FileJudge files;
  private final RunJudge runs;
  private final HostJudge hosts;

  /// @param places the ruleset's patterns in place, by whether the disk folds case
  public Judge(
      Ruleset ruleset,
      Situation situation,
      World world,
      CanonicalPaths paths,
      Function<Boolean, Placed> places) {
    this.ruleset = ruleset;
    this.situation = situation;
    this.files = new FileJudge(ruleset, world, paths, places, situation.call());
    this.runs = new RunJudge(ruleset, world, files, situation.cwd());
    this.hosts = new HostJudge(ruleset);
  }

  /// The guarded matter that the effects judged so far take in.
  public Optional<Touched> touched() {
    return files.touched();
  }

  /// What is judged.
  public List<Effect> effects() {
    return situation.effects();
  }

  /// The situation's effects, a script of the repository that no line answers for being taken for
  /// what its text does; empty where there is none.
  public Optional<List<Effect>> settled() {
    return situation.effects().stream().anyMatch(Judge::isShown)
        ? Optional.of(settled(situation.effects()))
        : Optional.empty();
  }

  private List<Effect> settled(List<Effect> effects) {
    return effects.stream().flatMap(effect -> settled(effect).stream()).distinct().toList();
  }

  private List<Effect> settled(Effect effect) {
    if (effect instanceof Effect.Runs(var call, boolean _, var place)
        && isShown(effect)
        && of(effect).stream().anyMatch(finding -> finding.answer() == Finding.Answer.ASK)) {
      var inside = settled(call.shown().map(Effect.Shown::effects).orElse(List.of()));
      // A line that denies what a script reads is not the person's last word on the script.
      boolean denied = inside.stream().flatMap(one -> of(one).stream()).anyMatch(Judge::isDenial);
      var effects = new ArrayList<Effect>();
      effects.add(new Effect.Runs(call.showing(Optional.empty()), !denied, place));
      effects.addAll(denied ? List.of() : inside);
      return effects;
    }
    return List.of(effect);
  }

  private static boolean isDenial(Finding finding) {
    return finding.answer() == Finding.Answer.DENY;
  }

  private static boolean isShown(Effect effect) {
    return effect instanceof Effect.Runs(var call, boolean known, var _)
        && !known
        && call.shown().isPresent();
  }

  public Decision decision() {
    var findings = new ArrayList<>(ofCall());
    for (var effect : situation.effects()) {
      findings.addAll(of(effect));
    }
    // What the whole call takes in is known now.
    for (var effect : situation.effects()) {
      findings.addAll(conditions(effect));
    }
    return decide(findings);
  }

  /// What the conditions say to one effect, as far as levels are known.
  public List<Finding> conditions(Effect effect) {
    if (ruleset.conditions().isEmpty()) {
      return List.of();
    }
    var target =
        switch (effect) {
          case Effect.Reads(var read, _) -> Optional.of(read);
          case Effect.Writes(var written, _) -> Optional.of(written);
          case Effect.Deletes(var deleted, _) -> Optional.of(deleted);
          case Effect.Runs _,
              Effect.Reaches _,
              Effect.Exposes _,
              Effect.Controls _,
              Effect.Calls _,
              Effect.Unknown _ ->
              Optional.<Target>empty();
        };
    var around =
        new Conditions.Around(
            situation,
            touched().map(Touched::level),
            target.map(files::shown).orElse(""),
            target.filter(files::isTree).isPresent());
    return ruleset.conditions().stream()
        .flatMap(conditions -> conditions.of(effect, around).stream())
        .filter(finding -> finding.answer() != Finding.Answer.ALLOW)
        .toList();
  }

  /// The strictest finding decides; its rules come first, each rule once. No finding at all means
  /// that nothing guarded is touched.
  public static Decision decide(List<Finding> findings) {
    var strictest = Finding.Answer.ALLOW;
    for (var finding : findings) {
      if (finding.answer().compareTo(strictest) > 0) {
        strictest = finding.answer();
      }
    }
    var rules = new LinkedHashSet<Decision.Rule>();
    String reason = "";
    for (var answer : Finding.Answer.values()) {
      var level = Finding.Answer.values()[Finding.Answer.values().length - 1 - answer.ordinal()];
      for (var finding : findings) {
        if (finding.answer() == level) {
          rules.add(finding.rule());
          reason = reason.isEmpty() ? finding.reason() : reason;
        }
      }
    }
    if (findings.isEmpty()) {
      return new Decision.Allow(List.of(NO_EFFECT), "The call touches nothing that a list guards.");
    }
    var all = List.copyOf(rules);
    return switch (strictest) {
      case ALLOW -> new Decision.Allow(all, reason);
      case ASK -> new Decision.Ask(all, reason);
      case DENY -> new Decision.Deny(all, reason);
    };
  }

  /// What the call itself says, whatever its effects.
  public List<Finding> ofCall() {
    var findings = new ArrayList<Finding>();
    var call = situation.call();
    deniedTool(call.tool()).ifPresent(findings::add);
    switch (call) {
      case ToolCall.Shell(_, _, _, List<String> escapes) when !escapes.isEmpty() ->
          findings.add(escape(escapes));
      case ToolCall.ListFiles _ -> approval(Approval.GLOB, "Listing").ifPresent(findings::add);
      case ToolCall.SearchFiles _ -> approval(Approval.GREP, "Searching").ifPresent(findings::add);
      case ToolCall.McpCall(String tool, _, _, _) when situation.effects().isEmpty() ->
          findings.add(called(tool));
      case ToolCall.UnknownCall(_, _, String why) ->
          findings.add(
              Finding.ask(
                  Layer.builtin("unknown-call"), "The tool call cannot be read: " + why + "."));
      case ToolCall.Shell _,
          ToolCall.ReadFile _,
          ToolCall.WriteFile _,
          ToolCall.FetchUrl _,
          ToolCall.SearchWeb _,
          ToolCall.McpCall _,
          ToolCall.Delegate _,
          ToolCall.Internal _ -> {}
    }
    return findings;
  }

  private Finding escape(List<String> escapes) {
    var reason = "`" + escapes.getFirst() + "` steps out of a guard; call again without it.";
    return ruleset
        .demand("disabling_security")
        .map(rule -> Finding.deny(rule, reason))
        .orElseGet(() -> Finding.ask(Layer.builtin("escape-switch"), reason));
  }

  private Optional<Finding> approval(Approval kind, String what) {
    var approval = ruleset.approval(kind);
    return approval.value()
        ? Optional.empty()
        : Optional.of(
            Finding.ask(
                approval.rule(),
                what + " is allowed after a question: " + Finding.name(approval.rule()) + "."));
  }

  /// What the rules say to one effect; never empty.
  public List<Finding> of(Effect effect) {
    try {
      return switch (effect) {
        case Effect.Reads(var target, _) -> files.judge(FileKind.READ, target);
        case Effect.Writes(var target, _) -> files.judge(FileKind.WRITE, target);
        case Effect.Deletes(var target, _) -> files.judge(FileKind.DELETE, target);
        case Effect.Runs(var invocation, boolean known, _) -> runs.judge(invocation, known);
        case Effect.Reaches(var host, _) -> hosts.judge(host);
        case Effect.Exposes(String variable, _) -> List.of(exposed(variable));
        case Effect.Controls(String subject, _) ->
            List.of(
                Finding.ask(
                    Layer.builtin("control"),
                    "This steers programs beyond the call: " + subject + "; a person decides."));
        case Effect.Calls(String tool, _) -> List.of(called(tool));
        case Effect.Unknown(String reason, _) ->
            List.of(
                Finding.ask(
                    Layer.builtin("unknown-effect"),
                    "What this would do cannot be told: " + reason + "; write it plainly."));
      };
    } catch (Glob.BadGlob bad) {
      return List.of(
          Finding.ask(
              Layer.builtin("unreadable-filter"),
              "A file filter of the call cannot be read: " + bad.getMessage() + "."));
    }
  }

  private Finding exposed(String variable) {
    var rule = Layer.builtin("exposed-variable");
    if (!variable.equals("*") && !VariableNames.looksSecret(variable)) {
      return Finding.allow(rule, "`" + variable + "` is not a secret by its name.");
    }
    var what = variable.equals("*") ? "the whole environment" : "`" + variable + "`";
    var reason = "This would show the value of " + what + "; use the variable without showing it.";
    return ruleset
        .demand("sharing_credentials")
        .map(demand -> Finding.deny(demand, reason))
        .orElseGet(() -> Finding.ask(rule, reason));
  }

  private Optional<Finding> deniedTool(String tool) {
    return ruleset.sources().stream()
        .flatMap(source -> source.toolsDeny().stream())
        .filter(line -> line.name().matches(tool))
        .map(NameLine::rule)
        .findFirst()
        .map(rule -> Finding.deny(rule, "The tool is denied by " + Finding.name(rule) + "."));
  }

  private Finding called(String tool) {
    var denied = deniedTool(tool);
    if (denied.isPresent()) {
      return denied.get();
    }
    var stating =
        ruleset.sources().stream().filter(source -> source.toolsAllow().isPresent()).toList();
    var covering = stating.stream().flatMap(source -> covering(source, tool).stream()).toList();
    if (!stating.isEmpty() && covering.size() == stating.size()) {
      var rule = covering.getFirst();
      return Finding.allow(rule, "The tool is covered by " + Finding.name(rule) + ".");
    }
    var reason =
        "What the tool does cannot be seen, and no line of `tools.allow` covers it; add one, or let"
            + " a person decide.";
    return ruleset
        .defaultDeny()
        .map(rule -> Finding.deny(rule, reason))
        .orElseGet(() -> Finding.ask(Layer.builtin("not-covered"), reason));
  }

  private static Optional<Decision.Rule> covering(SourceRules source, String tool) {
    return source.toolsAllow().orElse(List.of()).stream()
        .filter(line -> line.name().matches(tool))
        .map(NameLine::rule)
        .findFirst();
  }
}
