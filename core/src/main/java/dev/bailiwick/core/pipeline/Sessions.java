package dev.bailiwick.core.pipeline;

import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.event.AgentEvent.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/// What each session's shell holds between calls; the least recently used are forgotten. Thread-safe.
final class Sessions {
  private static final int MOST = 1_000;
  private static final int VARIABLES = 1_000;

  private final Map<String, ShellState> states =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ShellState> eldest) {
          return size() > MOST;
        }
      };

  /// The state as the event finds it: the folder is the event's own, where it names one.
  synchronized ShellState of(Origin origin, String root) {
    var known = origin.session().isEmpty() ? null : states.get(key(origin));
    var cwd = !origin.cwd().isEmpty() ? origin.cwd() : known == null || known.cwd().isEmpty() ? root : known.cwd();
    return known == null ? ShellState.in(cwd) : new ShellState(cwd, known.variables(), known.aliases());
  }

  synchronized void keep(Origin origin, ShellState state) {
    if (!origin.session().isEmpty() && state.variables().size() <= VARIABLES) {
      states.put(key(origin), state);
    }
  }

  private static String key(Origin origin) {
    return origin.session() + "\n" + origin.actor();
  }
}
