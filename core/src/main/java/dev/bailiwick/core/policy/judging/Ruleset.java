package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.rule.ControlGroup;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.Approval;
import dev.bailiwick.core.policy.rule.SourceRules.Approved;
import dev.bailiwick.core.policy.rule.Waiver;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every source of a policy, uppermost first, with what is true of all of them together.
public final class Ruleset {
  private static final Decision.Rule DEFAULT = Layer.builtin("default-approval");

  private final List<SourceRules> sources;
  private final List<Conditions> conditions;
  private final ControlGroup.Known known;
  private final Map<Approval, Approved> approvals = new EnumMap<>(Approval.class);
  private final Optional<Decision.Rule> httpsOnly;
  private final Optional<Decision.Rule> defaultDeny;
  private final Settings settings;
  private final List<Waiver> waivers;

  public Ruleset(List<SourceRules> sources, List<Conditions> conditions, ControlGroup.Known known) {
    this(sources, conditions, known, List.of());
  }

  private Ruleset(
      List<SourceRules> sources,
      List<Conditions> conditions,
      ControlGroup.Known known,
      List<Waiver> waivers) {
    this.conditions = List.copyOf(conditions);
    var sorted = new ArrayList<>(sources);
    sorted.sort(java.util.Comparator.comparing(SourceRules::layer));
    this.sources = List.copyOf(sorted);
    this.known = known;
    this.waivers = List.copyOf(waivers);
    for (var approval : Approval.values()) {
      approvals.put(approval, approved(approval));
    }
    this.httpsOnly = first(SourceRules::httpsOnly);
    this.defaultDeny = first(SourceRules::defaultDeny);
    this.settings =
        this.sources.stream().map(SourceRules::settings).reduce(Settings.SILENT, Settings::and);
  }

  /// `true` only where every source that speaks says so; where none does, as the guide has it:
  /// reading goes, writing and commands are asked for.
  private Approved approved(Approval approval) {
    var said = sources.stream().flatMap(source -> source.approved(approval).stream()).toList();
    var refused = said.stream().filter(approved -> !approved.value()).findFirst();
    if (refused.isPresent()) {
      return refused.get();
    }
    return said.stream()
        .findFirst()
        .orElseGet(() ->
            switch (approval) {
              case READ, GLOB, GREP -> new Approved(true, DEFAULT);
              case WRITE, BASH -> new Approved(false, DEFAULT);
            });
  }

  private Optional<Decision.Rule> first(
      java.util.function.Function<SourceRules, Optional<Decision.Rule>> part) {
    return sources.stream().flatMap(source -> part.apply(source).stream()).findFirst();
  }

  /// The same with waivers that hold now.
  public Ruleset with(List<Waiver> held) {
    return new Ruleset(sources, conditions, known, held);
  }

  /// The waivers that hold.
  public List<Waiver> waivers() {
    return waivers;
  }

  public List<SourceRules> sources() {
    return sources;
  }

  /// What is said beside the lists.
  public List<Conditions> conditions() {
    return conditions;
  }

  /// What the sources say beyond permissions, as one.
  public Settings settings() {
    return settings;
  }

  public ControlGroup.Known known() {
    return known;
  }

  public Approved approval(Approval approval) {
    return java.util.Objects.requireNonNull(approvals.get(approval));
  }

  public Optional<Decision.Rule> httpsOnly() {
    return httpsOnly;
  }

  public Optional<Decision.Rule> defaultDeny() {
    return defaultDeny;
  }

  /// The line of the team policy that makes the demand.
  public Optional<Decision.Rule> demand(String name) {
    return first(source -> source.demand(name));
  }
}
