package dev.bailiwick.core.pipeline.disclosure;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.redact.sanitizing.EnvironmentReferences;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What an event would let out of a secret, and what is done about it. Thread-safe.
///
/// Decisions hold the finding's rule and its masked form, never its value. Empty where nothing is
/// found; what goes wrong inside is thrown, and the corridor denies.
public final class Disclosures {
  private static final int LARGEST_FILE = 1 << 20;

  private final SecretSearch search;
  private final World world;

  /// @param scanners asked for each text; the same scanner each time but where the rules change
  public Disclosures(Supplier<SecretScanner> scanners, World world) {
    this.search = new SecretSearch(scanners);
    this.world = world;
  }

  /// A prompt with a secret is stopped: it would reach the model, and a transcript on the disk.
  public Optional<Decision> prompt(String prompt) {
    var found = search.in(prompt).stream().filter(Secret::isMasked).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision.Deny(
            rules("secret-in-prompt", found),
            "The prompt was not sent: it holds "
                + shown(found)
                + ". Name an environment variable or a file in its place and send it again."));
  }

  /// A call whose input carries a secret into a file or off the machine.
  ///
  /// @param effects of the call
  /// @param cwd the folder the call runs in
  public Optional<Decision> call(ToolCall call, List<Effect> effects, String cwd) {
    var texts = CallTexts.of(call, effects);
    var decisions = new ArrayList<Decision>();
    for (var text : texts.texts()) {
      carried(texts, text, fresh(texts, text, cwd)).ifPresent(decisions::add);
      if (texts.way() != CallTexts.Way.STAYING || call instanceof ToolCall.WriteFile) {
        masks(text).ifPresent(decisions::add);
      }
      if (texts.way() == CallTexts.Way.WRITTEN) {
        marks(texts.name(), text, cwd).ifPresent(decisions::add);
      }
    }
    if (call instanceof ToolCall.McpCall(_, _, _, var input)) {
      input(input).ifPresent(decisions::add);
    }
    if (call instanceof ToolCall.UnknownCall(_, var input, _)) {
      input(input).ifPresent(decisions::add);
    }
    return decisions.stream().reduce(Decision::strictest);
  }

  /// What is found in a text; of one that goes into a file, only what the file does not hold yet.
  private List<Secret> fresh(CallTexts texts, String text, String cwd) {
    var found = search.in(text);
    if (found.isEmpty() || texts.way() != CallTexts.Way.WRITTEN) {
      return found;
    }
    var before = before(texts.name(), cwd);
    return found.stream()
        .filter(one -> !before.contains(text.substring(one.start(), one.end())))
        .toList();
  }

  private String before(String name, String cwd) {
    var path = name.startsWith("/") || cwd.isEmpty() ? name : cwd + "/" + name;
    return path.startsWith("/") ? world.text(path, LARGEST_FILE).orElse("") : "";
  }

  private Optional<Decision> input(Json json) {
    var masked = new MaskedJson(search);
    masked.of(json);
    return carried(new CallTexts(CallTexts.Way.LEAVING, "", List.of()), "", masked.masked());
  }

  private static Optional<Decision> carried(CallTexts texts, String text, List<Secret> all) {
    boolean stays = texts.way() == CallTexts.Way.STAYING;
    var found = stays ? all.stream().filter(Secret::isMasked).toList() : all;
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var reason = reason(texts, text, found);
    var rules = rules(name(texts.way()), found);
    boolean sure = found.stream().anyMatch(Secret::isSure);
    return Optional.of(
        sure && !stays ? new Decision.Deny(rules, reason) : new Decision.Ask(rules, reason));
  }

  private static String name(CallTexts.Way way) {
    return switch (way) {
      case WRITTEN -> "secret-in-write";
      case LEAVING -> "secret-leaving";
      case STAYING -> "secret-in-call";
    };
  }

  private static String reason(CallTexts texts, String text, List<Secret> found) {
    var file = texts.name().substring(texts.name().lastIndexOf('/') + 1);
    var what =
        switch (texts.way()) {
          case WRITTEN -> "This writes " + shown(found) + (file.isEmpty() ? "" : " to " + file);
          case LEAVING -> "This sends " + shown(found) + " to somebody else";
          case STAYING -> "The call holds " + shown(found);
        };
    return what + ". " + wayOut(texts, text, found.getFirst());
  }

  private static String wayOut(CallTexts texts, String text, Secret secret) {
    var instead =
        text.isEmpty() || texts.name().isEmpty()
            ? Optional.<String>empty()
            : EnvironmentReferences.instead(
                texts.name(),
                text,
                new EnvironmentReferences.Place(
                    secret.start(), secret.end(), secret.vendor(), secret.finding().rule()));
    return instead
        .map(reference -> "Write `" + reference + "` and let the environment hold the value.")
        .orElse(
            "Name an environment variable in its place and let the environment hold the value.");
  }

  /// A mask of ours that comes back in a write would take the value's place in the file.
  private static Optional<Decision> masks(String text) {
    return MaskedText.isIn(text)
        ? Optional.of(
            new Decision.Deny(
                List.of(rule("masked-value")),
                "The text holds a mask in a secret's place and would put the mask where the value"
                    + " stands. Edit around that line, or refer to an environment variable."))
        : Optional.empty();
  }

  private Optional<Decision> marks(String name, String text, String cwd) {
    if (IgnoreMarks.added(text, "").isEmpty()) {
      return Optional.empty();
    }
    var added = IgnoreMarks.added(text, before(name, cwd));
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision.Ask(
                List.of(rule("ignore-mark")),
                "This takes a finding out of later scans (`"
                    + added.getFirst()
                    + "`); a person decides."));
  }

  /// An output with a secret reaches the model with the secret masked.
  public Optional<Decision> output(AgentEvent.ToolFinished finished) {
    var masked = new MaskedJson(search);
    var shown = masked.of(finished.output());
    return masked.masked().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision.Rewrite(
                shown,
                rules("secret-in-output", masked.masked()),
                "The output held "
                    + shown(masked.masked())
                    + (finished.failed()
                        ? ", and the output of a failed call cannot be masked; keep the value out"
                            + " of it and call again."
                        : "; it was masked.")));
  }

  /// Behind [#output]: what still holds a secret does not reach the model at all.
  public Optional<Decision> batch(List<AgentEvent.ToolFinished> calls) {
    var masked = new MaskedJson(search);
    calls.forEach(call -> masked.of(call.output()));
    return masked.masked().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision.Deny(
                rules("secret-in-output", masked.masked()),
                "A tool's output holds "
                    + shown(masked.masked())
                    + " and was kept from the model; keep the value out of it and go on."));
  }

  /// The text as it may be kept.
  public String masked(String text) {
    var found = search.in(text);
    return found.isEmpty() ? text : MaskedText.of(text, found);
  }

  private static List<Rule> rules(String name, List<Secret> found) {
    var rules = new LinkedHashSet<Rule>();
    rules.add(rule(name));
    found.forEach(one -> rules.add(new Rule("secret:" + one.finding().rule(), "builtin", "")));
    return List.copyOf(rules);
  }

  private static Rule rule(String name) {
    return new Rule("builtin:" + name, "builtin", "");
  }

  private static String shown(List<Secret> found) {
    var first = found.getFirst().shown();
    int more =
        found.stream().map(one -> one.finding().fingerprint()).distinct().toList().size() - 1;
    return "a secret, " + first + (more > 0 ? " (and " + more + " more)" : "");
  }
}
