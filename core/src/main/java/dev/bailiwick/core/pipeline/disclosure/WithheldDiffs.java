package dev.bailiwick.core.pipeline.disclosure;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parts of a diff that show a file nobody may read: `git log -p` and its kin bring files out
/// that no word of the call names. One event.
///
/// Knows git's own heads, `diff --git a/x b/x` and those of merges, with any of git's prefixes or
/// none; a part ends at the next head or commit. Does not know diffs of other programs, nor what a
/// call has changed the heads' form with.
public final class WithheldDiffs {
  private static final Pattern HEAD = Pattern.compile("(?m)^diff --(git|cc|combined) (.+?)\\r?$");
  private static final Pattern END =
      Pattern.compile(
          "(?m)^(?:diff --(?:git|cc|combined) |commit [0-9a-f]{7,64}\\b|From [0-9a-f]{40,64} )");
  private static final Pattern PREFIX = Pattern.compile("^[abciow12]/");

  /// The line that denies reading a file, by its path from the repository's top.
  @FunctionalInterface
  public interface Denials {
    Optional<Rule> rule(String path);
  }

  private final Denials denials;
  private final Set<Rule> rules = new LinkedHashSet<>();
  private final Set<String> files = new LinkedHashSet<>();

  public WithheldDiffs(Denials denials) {
    this.denials = denials;
  }

  /// The event with the output as it may be seen; the same event where all of it may.
  public AgentEvent.ToolFinished of(AgentEvent.ToolFinished finished) {
    boolean tells =
        finished.call() instanceof ToolCall.Shell || finished.call() instanceof ToolCall.McpCall;
    var seen = tells ? json(finished.output()) : finished.output();
    return seen == finished.output()
        ? finished
        : new AgentEvent.ToolFinished(
            finished.origin(), finished.call(), finished.callId(), seen, finished.failed());
  }

  /// The output without what was withheld, where something was.
  public Optional<Decision> output(AgentEvent.ToolFinished seen) {
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision.Rewrite(
                seen.output(), List.copyOf(rules), "The output showed " + shown() + "; withheld."));
  }

  /// What still shows such a file does not reach the model at all.
  public Optional<Decision> batch() {
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision.Deny(
                List.copyOf(rules),
                "A tool's output shows "
                    + shown()
                    + " and was kept from the model; leave it out (`-- ':!"
                    + files.iterator().next()
                    + "'`) and go on."));
  }

  private String shown() {
    var first = "`" + files.iterator().next() + "`, which nobody may read";
    return first + (files.size() > 1 ? " (and " + (files.size() - 1) + " more)" : "");
  }

  private Json json(Json json) {
    return switch (json) {
      case Json.Str(var text, var span) -> {
        var seen = text(text);
        yield seen.equals(text) ? json : new Json.Str(seen, span);
      }
      case Json.Arr(var elements, var span) -> {
        var seen = elements.stream().map(this::json).toList();
        yield seen.equals(elements) ? json : new Json.Arr(seen, span);
      }
      case Json.Obj(var members, var span) -> {
        var seen = new LinkedHashMap<String, Json>();
        members.forEach((name, value) -> seen.put(name, json(value)));
        yield seen.equals(members) ? json : new Json.Obj(seen, span);
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> json;
    };
  }

  private String text(String text) {
    if (!text.contains("diff --")) {
      return text;
    }
    var out = new StringBuilder();
    var heads = HEAD.matcher(text);
    int at = 0;
    while (heads.find(at)) {
      var denied = denied(heads.group(1), heads.group(2));
      if (denied.isEmpty()) {
        out.append(text, at, heads.end());
        at = heads.end();
        continue;
      }
      var ends = END.matcher(text).region(heads.end(), text.length());
      int end = ends.find() ? ends.start() : text.length();
      out.append(text, at, heads.start());
      out.append("[withheld: ").append(denied.get()).append(" is not to be read]\n");
      at = end;
    }
    return out.append(text, at, text.length()).toString();
  }

  /// The file of a head that nobody may read.
  private Optional<String> denied(String form, String names) {
    for (var path : paths(form, names)) {
      var rule = denials.rule(path);
      if (rule.isPresent()) {
        rules.add(rule.get());
        files.add(path);
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /// Every path that the head can mean; two names stand in it without a mark between them.
  private static List<String> paths(String form, String names) {
    var written = new ArrayList<String>();
    var quoted = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(names);
    while (quoted.find()) {
      written.add(quoted.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if (form.equals("git") && written.isEmpty()) {
      written.addAll(pair(names));
    } else if (written.isEmpty()) {
      written.add(names);
    }
    var paths = new LinkedHashSet<String>();
    for (var path : written) {
      paths.add(bare(path));
      paths.add(path);
    }
    paths.removeIf(path -> path.isBlank() || path.startsWith("/"));
    return List.copyOf(paths);
  }

  /// The two names of a head without quotes: the same one twice where nothing was renamed, which
  /// tells where the first ends; else every cut is taken for one.
  private static List<String> pair(String names) {
    int middle = names.length() / 2;
    var cuts = new ArrayList<String>();
    for (int i = names.indexOf(' '); i >= 0; i = names.indexOf(' ', i + 1)) {
      var first = names.substring(0, i);
      var second = names.substring(i + 1);
      if (i == middle && bare(first).equals(bare(second))) {
        return List.of(first);
      }
      cuts.add(first);
      cuts.add(second);
    }
    return cuts;
  }

  private static String bare(String path) {
    return PREFIX.matcher(path).replaceFirst("");
  }
}
