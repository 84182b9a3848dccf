package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect.Invocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Command entries, found by the program's name.
public final class CommandList {
  public static final CommandList EMPTY = new CommandList(List.of());

  private final List<CommandEntry> entries;
  private final Map<String, List<CommandEntry>> byProgram = new HashMap<>();
  private final List<CommandEntry> wild = new ArrayList<>();

  public CommandList(List<CommandEntry> entries) {
    this.entries = List.copyOf(entries);
    for (var entry : entries) {
      if (entry.hasWildProgram()) {
        wild.add(entry);
      } else {
        byProgram.computeIfAbsent(entry.program(), _ -> new ArrayList<>()).add(entry);
      }
    }
  }

  public List<CommandEntry> entries() {
    return entries;
  }

  /// The first entry that, as a deny entry, means the call.
  public Optional<Decision.Rule> denies(Invocation call) {
    for (var entry : candidates(call)) {
      if (entry.denies(call)) {
        return Optional.of(entry.rule());
      }
    }
    return Optional.empty();
  }

  /// The first entry that, as an allow entry, covers the call.
  public Optional<Decision.Rule> allows(Invocation call, String resolved) {
    for (var entry : candidates(call)) {
      if (entry.allows(call, resolved)) {
        return Optional.of(entry.rule());
      }
    }
    return Optional.empty();
  }

  private List<CommandEntry> candidates(Invocation call) {
    var spelt = base(call.words());
    var plain = base(call.plain());
    var found = new ArrayList<CommandEntry>(byProgram.getOrDefault(spelt, List.of()));
    if (!spelt.equals(call.program())) {
      found.addAll(byProgram.getOrDefault(call.program(), List.of()));
    }
    if (!plain.equals(spelt) && !plain.equals(call.program())) {
      found.addAll(byProgram.getOrDefault(plain, List.of()));
    }
    found.addAll(wild);
    return found;
  }

  private static String base(List<String> words) {
    var spelt = words.isEmpty() ? "" : words.getFirst();
    return spelt.substring(spelt.lastIndexOf('/') + 1);
  }
}
