package dev.bailiwick.core.pipeline;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditDraft;
import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.arrival.Arrivals;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.pipeline.disclosure.Disclosures;
import dev.bailiwick.core.pipeline.disclosure.WithheldDiffs;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.pipeline.outflow.HighWater.Mark;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.judging.Touched;
import dev.bailiwick.core.redact.Redactor;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The corridor of one repository: effects, decision, record. Thread-safe.
///
/// The record is part of the decision: where it cannot be kept, the answer is a deny.
public final class Corridor implements Guard {

  /// A policy and the folder its patterns count from.
  public record Ruling(String root, EffectivePolicy policy) {}

  /// What the corridor rests on.
  ///
  /// @param rulings the policies in force, the repository's own first, then those of repositories
  ///   around it; empty where one of them has never been sound
  /// @param failures told of every inner failure with its error id; gives the id
  public record Ports(
      String root,
      World world,
      Supplier<List<Ruling>> rulings,
      AuditLog log,
      InstantSource clock,
      Failures failures) {}

  /// Keeps the trace of an inner failure under an id a person can quote.
  public interface Failures {
    String keep(Throwable failure);
  }

  private final Ports ports;
  private final CallEffects calls;
  private final Disclosures disclosures;
  private final HighWater water;
  private final Optional<Arrivals> arrivals;
  private final Sessions sessions = new Sessions();

  /// A corridor whose sessions work in its repository alone, and that judges no packages.
  ///
  /// @param secrets asked for each text; the same scanner each time but where the rules change
  public Corridor(Ports ports, ShellEffects shell, Supplier<SecretScanner> secrets) {
    this(
        ports,
        shell,
        secrets,
        new HighWater(ports.world(), HighWater.FORGOTTEN),
        PackageWorld.NONE);
  }

  /// @param water what sessions have read, shared by the corridors of all repositories they work in
  /// @param packages what is known of packages; empty where none are judged
  public Corridor(
      Ports ports,
      ShellEffects shell,
      Supplier<SecretScanner> secrets,
      HighWater water,
      Optional<PackageWorld> packages) {
    this.ports = ports;
    this.calls = new CallEffects(shell, ports.world());
    this.disclosures = new Disclosures(secrets, ports.world());
    this.water = water;
    this.arrivals = packages.map(known -> new Arrivals(known, shell, ports.world()));
  }

  @Override
  public Verdict judge(AgentEvent event) {
    try {
      var rulings = ports.rulings().get();
      if (rulings.isEmpty()) {
        return new Verdict(
            refused("policy", "the policy cannot be read; run `bailiwick policy check`"),
            List.of());
      }
      var outcome = outcome(event, rulings);
      record(event, outcome, rulings.getFirst().policy());
      return outcome.verdict();
    } catch (RuntimeException | StackOverflowError e) {
      var id = ports.failures().keep(e);
      return new Verdict(
          refused("failure", "Bailiwick failed inside (" + id + "); run `bailiwick doctor`"),
          List.of());
    }
  }

  /// @param touched the guarded matter that the event takes in
  private record Outcome(Verdict verdict, Optional<Touched> touched) {}

  private static Outcome outcome(Decision decision) {
    return new Outcome(new Verdict(decision, List.of()), Optional.empty());
  }

  private static Decision refused(String rule, String reason) {
    return new Decision.Deny(
        List.of(new Rule("builtin:" + rule, "builtin", "")), "Denied: " + reason + ".");
  }

  private Outcome outcome(AgentEvent event, List<Ruling> rulings) {
    return switch (event) {
      case AgentEvent.ToolAsked asked -> call(asked.origin(), asked.call(), rulings);
      case AgentEvent.PermissionAsked asked -> call(asked.origin(), asked.call(), rulings);
      case AgentEvent.Unrecognised unrecognised ->
          outcome(refused("unrecognised-event", unrecognised.why()));
      case AgentEvent.ConfigurationChanged changed -> outcome(configuration(changed));
      case AgentEvent.ToolFinished finished -> finished(finished, rulings);
      case AgentEvent.BatchFinished(_, var calls) -> batch(calls, rulings);
      case AgentEvent.PromptSent(_, var prompt) -> disclosed(disclosures.prompt(prompt));
      case AgentEvent.InstructionsLoaded _,
          AgentEvent.SessionStarted _,
          AgentEvent.SessionEnded _,
          AgentEvent.TurnEnded _,
          AgentEvent.Noticed _ ->
          disclosed(Optional.empty());
    };
  }

  private static Outcome disclosed(Optional<Decision> decision) {
    return outcome(decision.orElse(new Decision.Allow(List.of(), "")));
  }

  private Outcome finished(AgentEvent.ToolFinished finished, List<Ruling> rulings) {
    var shown = new ArrayList<Touched>();
    var diffs = new WithheldDiffs(path -> unreadable(path, finished.call(), rulings, shown));
    var seen = diffs.of(finished);
    var withheld = diffs.output(seen);
    var disclosure = disclosures.output(seen);
    return finished(
        List.of(seen),
        rulings,
        shown,
        disclosure.map(more -> both(withheld, more)).or(() -> withheld));
  }

  /// The second, with what the first withheld told too.
  private static Decision both(Optional<Decision> first, Decision second) {
    if (first.isPresent() && second instanceof Decision.Rewrite(var seen, var more, var reason)) {
      var rules = new ArrayList<>(first.get().rules());
      rules.addAll(more);
      return new Decision.Rewrite(seen, rules, first.get().reason() + " " + reason);
    }
    return second;
  }

  private Outcome batch(List<AgentEvent.ToolFinished> calls, List<Ruling> rulings) {
    var withheld = Optional.<Decision>empty();
    var shown = new ArrayList<Touched>();
    for (var call : calls) {
      var diffs = new WithheldDiffs(path -> unreadable(path, call.call(), rulings, shown));
      diffs.of(call);
      withheld = withheld.or(diffs::batch);
    }
    return finished(calls, rulings, shown, withheld.or(() -> disclosures.batch(calls)));
  }

  /// The line that denies reading the file of the path, from the repository's top.
  ///
  /// @param shown gets what is guarded and may be read all the same
  private Optional<Rule> unreadable(
      String path, ToolCall call, List<Ruling> rulings, List<Touched> shown) {
    for (var ruling : rulings) {
      var file = Target.file(ruling.root() + "/" + path);
      var effects = List.<Effect>of(new Effect.Reads(file, Effect.Place.WHOLE));
      var judgement = judged(ruling, effects, call, ruling.root(), Situation.Speaker.NONE);
      if (judgement.decision() instanceof Decision.Deny(var rules, var _) && !rules.isEmpty()) {
        return Optional.of(rules.getFirst());
      }
      judgement.touched().ifPresent(shown::add);
    }
    return Optional.empty();
  }

  /// What an output holds counts as read, by whatever road it came.
  private Outcome finished(
      List<AgentEvent.ToolFinished> calls,
      List<Ruling> rulings,
      List<Touched> shown,
      Optional<Decision> disclosure) {
    var touched = Optional.<Touched>empty();
    var diffs = shown.stream().map(Optional::of).reduce(Optional.empty(), Touched::stricter);
    for (var call : calls) {
      var read = Touched.stricter(content(call, rulings), diffs);
      read.ifPresent(found -> water.raise(call.origin(), new Mark(found, Set.of(ports.root()))));
      touched = Touched.stricter(touched, read);
    }
    return new Outcome(disclosed(disclosure).verdict(), touched);
  }

  private Optional<Touched> content(AgentEvent.ToolFinished call, List<Ruling> rulings) {
    var touched = Optional.<Touched>empty();
    for (var ruling : rulings) {
      var label =
          ruling.policy().contentLabel(call.output()).map(found -> waived(found, call, ruling));
      var shown = "the output of " + call.call().tool();
      touched = Touched.stricter(touched, label.flatMap(found -> Touched.of(found, shown)));
    }
    return touched;
  }

  /// What a waiver says of the one file whose content the output is.
  private Label waived(Label label, AgentEvent.ToolFinished call, Ruling ruling) {
    return !ruling.policy().waivers().isEmpty() && call.call() instanceof ToolCall.ReadFile read
        ? ruling.policy().waived(read.path(), label, ruling.root(), ports.world())
        : label;
  }

  /// Settings of the repository that change under a running assistant wait for the next session,
  /// which a person starts.
  private static Decision configuration(AgentEvent.ConfigurationChanged changed) {
    return changed.source().startsWith("project") || changed.source().startsWith("local")
        ? refused(
            "settings-changed",
            "the assistant's settings changed while it ran; they take effect when a person starts"
                + " it again")
        : new Decision.Allow(List.of(), "");
  }

  private Outcome call(AgentEvent.Origin origin, ToolCall call, List<Ruling> rulings) {
    var state = sessions.of(origin, ports.root());
    var outcome = calls.of(call, state);
    var speaker = new Situation.Speaker(origin.agent(), water.level(origin));
    var judgement = judged(rulings.getFirst(), outcome.effects(), call, state.cwd(), speaker);
    var effects = judgement.effects();
    var decision = judgement.decision();
    var touched = judgement.touched();
    for (var around : rulings.subList(1, rulings.size())) {
      var more = judged(around, effects, call, state.cwd(), speaker);
      decision = Decision.strictest(decision, more.decision());
      touched = Touched.stricter(touched, more.touched());
      effects = more.effects();
    }
    var mark = touched.map(read -> new Mark(read, Set.of(ports.root())));
    var leaving = water.decision(origin, mark, effects, state.cwd());
    if (leaving.isPresent()) {
      decision = stricter(leaving.get(), decision);
    }
    var disclosure = disclosures.call(call, effects, state.cwd());
    if (disclosure.isPresent()) {
      decision = stricter(disclosure.get(), decision);
    }
    boolean quiet = mark.isPresent() || water.isMarked(origin) || disclosure.isPresent();
    decision = arriving(origin, call, effects, state.cwd(), quiet, rulings, decision);
    if (!(decision instanceof Decision.Deny)) {
      sessions.keep(origin, outcome.after());
      mark.ifPresent(read -> water.raise(origin, read));
    }
    return new Outcome(new Verdict(decision, effects), touched);
  }

  /// What the packages that come in add to the decision, under every policy in force.
  ///
  /// @param quiet whether what the call or its session holds must not reach a registry by a name
  private Decision arriving(
      AgentEvent.Origin origin,
      ToolCall call,
      List<Effect> effects,
      String cwd,
      boolean quiet,
      List<Ruling> rulings,
      Decision decision) {
    if (arrivals.isEmpty() || decision instanceof Decision.Deny) {
      return decision;
    }
    var all = decision;
    for (var ruling : rulings) {
      var surroundings =
          new Arrivals.Surroundings(
              origin.session(),
              cwd,
              ruling.root(),
              ruling.policy().settings().dependencies(),
              quiet,
              ports.clock().instant());
      var arrival = arrivals.get().decision(call, effects, surroundings);
      if (arrival.isPresent()) {
        all = joined(arrival.get(), all);
      }
      arrivals.get().goesOn(call, effects, surroundings);
    }
    return all;
  }

  /// A rewriting that a question stands before is told with the question.
  private Decision joined(Decision arrival, Decision policy) {
    return switch (arrival) {
      case Decision.Allow(var rules, var reason) when policy instanceof Decision.Allow allowed -> {
        var all = new ArrayList<>(rules);
        all.addAll(allowed.rules());
        yield new Decision.Allow(all, disclosures.masked(reason) + " " + allowed.reason());
      }
      case Decision.Allow _ -> policy;
      case Decision.Rewrite rewrite when policy instanceof Decision.Ask ask ->
          new Decision.Ask(ask.rules(), ask.reason() + " " + disclosures.masked(rewrite.reason()));
      case Decision.Rewrite rewrite -> policy instanceof Decision.Allow ? rewrite : policy;
      case Decision.Ask(var rules, var reason) when !(policy instanceof Decision.Rewrite) ->
          stricter(new Decision.Ask(rules, disclosures.masked(reason)), policy);
      case Decision.Ask(var rules, var reason) ->
          new Decision.Ask(rules, disclosures.masked(reason));
      case Decision.Deny(var rules, var reason) ->
          new Decision.Deny(rules, disclosures.masked(reason));
    };
  }

  /// Where both say the same, both are named; what the policy says may quote the call.
  private Decision stricter(Decision more, Decision policy) {
    if (more.strictness() > policy.strictness()) {
      return more;
    }
    boolean same = more.strictness() == policy.strictness();
    var rules = new ArrayList<>(same ? more.rules() : policy.rules());
    rules.addAll(same ? policy.rules() : more.rules());
    var reason = (same ? more.reason() + " " : "") + disclosures.masked(policy.reason());
    return switch (policy) {
      case Decision.Deny _ -> new Decision.Deny(rules, reason);
      case Decision.Ask _ -> new Decision.Ask(rules, reason);
      case Decision.Allow _, Decision.Rewrite _ ->
          throw new IllegalStateException("what asks or denies is no allowance");
    };
  }

  private EffectivePolicy.Judgement judged(
      Ruling ruling, List<Effect> effects, ToolCall call, String cwd, Situation.Speaker speaker) {
    return ruling
        .policy()
        .judgement(new Situation(effects, call, ruling.root(), cwd, speaker), ports.world());
  }

  /// The text as it may be shown and kept.
  public String masked(String text) {
    return disclosures.masked(text);
  }

  /// The effects of a call as the session stands, without judging or recording it.
  public List<Effect> effects(AgentEvent.Origin origin, ToolCall call) {
    return calls.of(call, sessions.of(origin, ports.root())).effects();
  }

  private void record(AgentEvent event, Outcome outcome, EffectivePolicy policy) {
    var logging = policy.settings().logging();
    if (Boolean.FALSE.equals(logging.enabled())) {
      return;
    }
    var draft =
        new AuditDraft(
            ports.clock().instant(),
            ports.root(),
            Approver.RULE,
            outcome.touched().map(touched -> touched.level().word()).orElse(""),
            policy.fingerprint(),
            command(event, policy));
    var verdict = outcome.verdict();
    var record = draft.of(event, verdict.effects(), verdict.decision());
    ports.log().append(record.subjects(disclosures::masked));
  }

  private @Nullable String command(AgentEvent event, EffectivePolicy policy) {
    if (!Boolean.TRUE.equals(policy.settings().logging().includeCommands())) {
      return null;
    }
    return event instanceof AgentEvent.ToolAsked asked
            && asked.call() instanceof ToolCall.Shell shell
        ? Redactor.command(disclosures.masked(shell.command()))
        : null;
  }
}
