package dev.bailiwick.core.command;

import java.util.HashMap;
import java.util.Map;

/// What a shell carries from one command to the next, and a session from one call to the next.
///
/// @param cwd the current folder, absolute; empty where it cannot be told
/// @param variables what the session has set and exported, by name
/// @param aliases alias texts by name
public record ShellState(String cwd, Map<String, String> variables, Map<String, String> aliases) {
  public ShellState {
    variables = Map.copyOf(variables);
    aliases = Map.copyOf(aliases);
  }

  public static ShellState in(String cwd) {
    return new ShellState(cwd, new HashMap<>(), new HashMap<>());
  }
}
