package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.EffectivePolicy.Explained;
import dev.bailiwick.core.policy.judging.Finding;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.cli.policy.Table.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The walk of one decision: effects, the lines looked at, what they said, what came of it.
record ExplainedCall(EffectivePolicy policy, Situation situation, World world, Terminal terminal) {
  private static final int MOST = 200;

  int run(Asked asked, PolicyCommand.Format format, boolean all) {
    var explained = policy.explain(situation, world);
    var decision = policy.judge(situation, world);
    switch (format) {
      case text -> text(asked, explained, decision, all);
      case json -> terminal.out().println(json(asked, explained, decision).write());
    }
    return decision instanceof Decision.Deny ? PolicyCommand.FINDINGS : 0;
  }

  private void text(Asked asked, List<Explained> explained, Decision decision, boolean all) {
    var out = terminal.out();
    out.println(terminal.toned(Tone.STRONG, Plain.command(asked.text())));
    out.println(terminal.toned(Tone.FAINT, asked.road() + ", in " + Plain.text(situation.cwd())));
    if (explained.isEmpty()) {
      out.println();
      out.println("no effect on anything that a list guards");
    }
    var groups = grouped(asked, explained);
    groups.entrySet().stream()
        .limit(MOST)
        .forEach(group -> effect(group.getKey(), group.getValue(), all));
    if (groups.size() > MOST) {
      out.println();
      out.println(
          "... and " + (groups.size() - MOST) + " effects more; --format json has them all");
    }
    out.println();
    verdict(decision);
  }

  /// Effects that look the same are told once.
  private Map<String, Explained> grouped(Asked asked, List<Explained> explained) {
    var groups = new LinkedHashMap<String, Explained>();
    for (var one : explained) {
      var word = word(asked, one.effect().place());
      var from = word.isEmpty() ? "" : "  (from `" + word + "`)";
      groups.putIfAbsent(effect(one.effect()) + from, one);
    }
    return groups;
  }

  private void effect(String title, Explained one, boolean all) {
    terminal.out().println();
    terminal.out().println(title);
    var table = new Table(terminal, 2);
    for (var finding : one.findings()) {
      boolean decides = finding.rule().equals(one.decision().rules().getFirst());
      table.row(
          Cell.of(decides ? ">" : ""),
          Cell.verdict(answer(finding)),
          Cell.of(finding.rule().id()),
          Cell.faint(finding.rule().layer()),
          Cell.faint(Plain.place(finding.rule())));
    }
    if (all) {
      one.considered().stream()
          .filter(line -> one.findings().stream().noneMatch(f -> f.rule().equals(line.rule())))
          .forEach(line ->
              table.row(
                  Cell.of(""),
                  Cell.faint("-"),
                  Cell.faint(line.rule().id()),
                  Cell.faint(line.rule().layer()),
                  Cell.faint(line.rule().source())));
    }
    table.print();
    if (!all && !one.considered().isEmpty()) {
      Plain.wrapped("looked at " + lookedAt(one.considered()), Math.max(30, terminal.width() - 5))
          .forEach(line -> terminal.out().println("     " + terminal.toned(Tone.FAINT, line)));
    }
  }

  private static String lookedAt(List<PolicyLine> lines) {
    var counts =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    PolicyLine::section, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count ->
            count.getValue() == 1
                ? count.getKey()
                : count.getKey() + " (" + count.getValue() + " lines)")
        .collect(Collectors.joining(", "));
  }

  private void verdict(Decision decision) {
    var cell = Cell.verdict(decision.word());
    var word = decision.word().toUpperCase(Locale.ROOT);
    var first = decision.rules().isEmpty() ? "" : decision.rules().getFirst().id();
    terminal.out().println(terminal.toned(cell.tone(), word) + "  " + Plain.text(first));
    Plain.wrapped(decision.reason(), Math.max(30, terminal.width() - 2))
        .forEach(line -> terminal.out().println("  " + line));
  }

  private String effect(Effect effect) {
    var summary = EffectSummary.of(effect, situation.root());
    var opaque = effect instanceof Effect.Runs(_, boolean known, _) && !known;
    return summary.kind()
        + " "
        + Plain.command(summary.subject())
        + (summary.field().equals("tree") ? "/ with all in it" : "")
        + (opaque ? ", which cannot be seen into" : "");
  }

  /// The words that cause the effect; nothing where masking might have cut through them.
  private static String word(Asked asked, Effect.Place place) {
    var text = asked.text();
    if (place.start() < 0 || place.end() <= place.start() || place.end() > text.length()) {
      return "";
    }
    var word = Plain.text(text.substring(place.start(), place.end()));
    boolean shown = Plain.command(text).contains(word);
    return shown && word.equals(Plain.command(word)) && word.length() <= 60 ? word : "";
  }

  private static String answer(Finding finding) {
    return finding.answer().name().toLowerCase(Locale.ROOT);
  }

  private Json json(Asked asked, List<Explained> explained, Decision decision) {
    return Json.object()
        .put("schema", 1)
        .put("tool", "policy explain")
        .put("asked", Plain.command(asked.text()))
        .put("as", asked.road())
        .put("cwd", situation.cwd())
        .put("effects", Json.array(explained.stream().map(one -> json(asked, one)).toList()))
        .put("decision", decision.word())
        .put("rules", Plain.rules(decision.rules()))
        .put("reason", decision.reason())
        .build();
  }

  private Json json(Asked asked, Explained one) {
    var findings =
        one.findings().stream()
            .map(finding ->
                Json.object()
                    .put("answer", answer(finding))
                    .put("rule", Plain.rule(finding.rule()))
                    .put("reason", finding.reason())
                    .build())
            .toList();
    return Json.object()
        .put("effect", EffectSummary.of(one.effect(), situation.root()).json())
        .put("from", word(asked, one.effect().place()))
        .put("decision", one.decision().word())
        .put("findings", Json.array(findings))
        .put("considered", Plain.rules(one.considered().stream().map(PolicyLine::rule).toList()))
        .build();
  }
}
