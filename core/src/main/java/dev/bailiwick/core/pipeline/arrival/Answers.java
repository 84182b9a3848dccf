package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.dependency.admission.Objection;
import dev.bailiwick.core.dependency.install.Cutoff;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.arrival.SafeWords.Judged;
import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What is answered about one arrival of a call: the call as it is, in other words, a question or a
/// refusal.
///
/// Where nothing but its age is against something, the answer is the manager's own way to take what
/// is old enough: the newest such release by its number, or the option that keeps what is younger
/// out of the whole tree.
///
/// @param command the command's text so far; empty for an edit
/// @param warns whether what is left open is told and let in
record Answers(ToolCall call, Arrival arrival, Optional<String> command, boolean warns) {
  private static final int TOLD = 3;

  Decision decision(Judging usual) {
    var cutoff = arrival.command().flatMap(Arrival.Command::cutoff);
    if (cutoff.isPresent()) {
      var then = usual.until(arrival, cutoff.get().at(usual.rules().now()));
      return answer(then.joined(arrival, then.direct(arrival)), command);
    }
    var judged = usual.direct(arrival);
    var ripe = usual.mature(arrival, judged).flatMap(all -> ripe(usual.joined(arrival, all)));
    if (ripe.isPresent()) {
      return ripe.get();
    }
    var whole = usual.joined(arrival, judged);
    return dated(usual, whole).orElseGet(() -> answer(whole, command));
  }

  /// The call with versions that are old enough; empty where it cannot be rewritten so.
  private Optional<Decision> ripe(List<Judged> mature) {
    return new Answers(call, arrival, command, false).answer(mature, command)
            instanceof Decision.Rewrite pinned
        ? Optional.of(MatureVersions.told(pinned, rule("too-young")))
        : Optional.empty();
  }

  /// The call with the manager's own cutoff, where with that nothing is against it any more.
  private Optional<Decision> dated(Judging usual, List<Judged> whole) {
    // Of a full hour: the same question has the same answer for a while.
    var moment =
        usual.rules().now().minus(usual.rules().minimumAge()).truncatedTo(ChronoUnit.HOURS);
    var option = arrival.command().map(one -> Cutoff.option(one.manager(), moment)).orElse("");
    if (option.isEmpty() || !isOnlyYoung(whole)) {
      return Optional.empty();
    }
    var then = arrival.until(new Cutoff.Moment(moment));
    var judging = usual.until(then, moment);
    var left = judging.joined(then, judging.direct(then));
    if (left.stream().anyMatch(one -> !one.assessment().objections().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        rewritten(then, left, option)
            .orElseGet(() ->
                new Decision.Ask(
                    ruled(whole),
                    "Asks: " + told(whole, false) + "." + safe(then, left, option, moment))));
  }

  private boolean isOnlyYoung(List<Judged> whole) {
    var objections = whole.stream().flatMap(one -> one.assessment().objections().stream()).toList();
    return arrival.doubts().isEmpty()
        && !objections.isEmpty()
        && objections.stream().allMatch(one -> one.rule().equals("too-young"));
  }

  /// Not for pip, of which only the newest knows the option.
  private Optional<Decision> rewritten(Arrival then, List<Judged> left, String option) {
    boolean isCommon = arrival.command().filter(one -> one.manager() != Tool.PIP).isPresent();
    var text = command.filter(_ -> isCommon).flatMap(one -> SafeWords.with(one, arrival, option));
    return text.map(words ->
        new Decision.Rewrite(
            new Answers(call, then, text, warns).answer(left, text)
                    instanceof Decision.Rewrite(Json.Obj input, var _, var _)
                ? input
                : Json.object().put("command", words).build(),
            List.of(rule("too-young")),
            "Something that comes is younger than the policy wants;"
                + option
                + " takes the newest that is old enough."));
  }

  private static String safe(Arrival then, List<Judged> left, String option, Instant moment) {
    var words =
        SafeWords.command(then, left)
            .or(() -> then.command().map(one -> SafeWords.joined(one.words())));
    return words
        .map(text -> " Safe: `" + text + option + "`, which takes nothing of after " + moment + ".")
        .orElse("");
  }

  private Decision answer(List<Judged> judged, Optional<String> command) {
    var refused = judged.stream().filter(one -> one.assessment().denies()).toList();
    if (!refused.isEmpty()) {
      return new Decision.Deny(
          ruled(refused), "Denied: " + told(refused, true) + "." + instead(judged));
    }
    var asked = judged.stream().filter(one -> !one.assessment().objections().isEmpty()).toList();
    if (!asked.isEmpty() || !arrival.doubts().isEmpty()) {
      var clauses = new ArrayList<String>(arrival.doubts());
      if (!asked.isEmpty()) {
        clauses.add(told(asked, false));
      }
      var rules = asked.isEmpty() ? List.of(rule("unseen")) : ruled(asked);
      return new Decision.Ask(rules, "Asks: " + String.join("; ", clauses) + "." + instead(judged));
    }
    var open =
        judged.stream()
            .filter(one -> !one.assessment().pin().isEmpty() && !one.entry().settles())
            .toList();
    if (open.isEmpty()) {
      return new Decision.Allow(List.of(), "");
    }
    return warns
        ? new Decision.Allow(List.of(rule("pinned")), wanted(open) + ".")
        : pinned(open, command);
  }

  private static String wanted(List<Judged> open) {
    return "The policy wants one version of each package: "
        + String.join(
            ", ",
            open.stream()
                .limit(TOLD)
                .map(one ->
                    SafeWords.stated(one.entry().candidate().dependency(), one.assessment().pin()))
                .toList());
  }

  private Decision pinned(List<Judged> open, Optional<String> command) {
    var rules = List.of(rule("pinned"));
    var reason = wanted(open);
    if (command.isPresent()) {
      var text = SafeWords.pinned(command.get(), arrival, open);
      if (text.isPresent()) {
        return new Decision.Rewrite(
            Json.object().put("command", text.get()).build(), rules, reason + ".");
      }
    }
    if (call instanceof ToolCall.WriteFile write && write.edits().size() <= 1) {
      var text =
          arrival.command().isPresent()
              ? SafeWords.pinned(write.content(), arrival, open)
              : SafeWords.pinnedText(write.content(), open);
      if (text.isPresent()) {
        return new Decision.Rewrite(
            Json.object().put("content", text.get()).build(), rules, reason + ".");
      }
    }
    return new Decision.Ask(rules, "Asks: " + reason + "." + instead(open));
  }

  private String instead(List<Judged> judged) {
    var command = SafeWords.command(arrival, judged);
    if (command.isPresent()) {
      return " Safe: `" + command.get() + "`.";
    }
    var versions =
        judged.stream()
            .filter(one -> !one.assessment().denies() && !one.version().isEmpty())
            .limit(TOLD)
            .map(one -> SafeWords.stated(one.entry().candidate().dependency(), one.version()))
            .toList();
    return versions.isEmpty() ? "" : " Take " + String.join(", ", versions) + ".";
  }

  private static String told(List<Judged> judged, boolean refused) {
    var clauses = new ArrayList<String>();
    for (var one : judged) {
      var reasons =
          one.assessment().objections().stream()
              .filter(objection -> !refused || objection.denies())
              .map(Objection::reason)
              .distinct()
              .toList();
      clauses.add(SafeWords.named(one.entry().candidate()) + " " + String.join(", and ", reasons));
    }
    var shown = String.join("; ", clauses.subList(0, Math.min(TOLD, clauses.size())));
    return clauses.size() > TOLD ? shown + "; and " + (clauses.size() - TOLD) + " more" : shown;
  }

  private static List<Rule> ruled(List<Judged> judged) {
    var rules = new LinkedHashSet<Rule>();
    for (var one : judged) {
      one.assessment().objections().stream()
          .sorted(java.util.Comparator.comparing(objection -> !objection.denies()))
          .forEach(objection -> rules.add(rule(objection.rule())));
    }
    return List.copyOf(rules);
  }

  private static Rule rule(String word) {
    return new Rule("dependencies:" + word, "builtin", "");
  }
}
