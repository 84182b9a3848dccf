package dev.bailiwick.core.pipeline.outflow;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.AgentEvent.Origin;
import dev.bailiwick.core.policy.judging.Touched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The highest level each session has read, subagents included; it never falls. Thread-safe.
///
/// A call that was asked about counts as read, whatever the person said: nobody tells us in time.
public final class HighWater {
  private static final int MOST = 10_000;

  private final WaysOut waysOut;
  private final Map<String, Touched> marks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Touched> eldest) {
          return size() > MOST;
        }
      };

  public HighWater(WaysOut waysOut) {
    this.waysOut = waysOut;
  }

  /// What has been read so far asks of a call: a person where confidential matter could leave, a
  /// refusal where critical could. Empty where nothing guarded was read or nothing leaves.
  ///
  /// @param now what the call itself takes in
  /// @param cwd the folder the call runs in
  public Optional<Decision> decision(
      Origin origin, Optional<Touched> now, List<Effect> effects, String cwd) {
    var before = mark(origin);
    var read = Touched.stricter(before, now);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    var by = read.equals(before) ? "This session has read " : "This call reads ";
    return waysOut.first(effects, cwd).map(way -> decision(read.get(), by, way));
  }

  private static Decision decision(Touched read, String by, String way) {
    var rules = List.of(new Rule("builtin:high-water-mark", "builtin", ""), read.rule());
    var what = by + "`" + read.shown() + "`, " + read.reason() + ", and this " + way;
    return read.level() == Level.CRITICAL
        ? new Decision.Deny(rules, what + "; start a new session for it.")
        : new Decision.Ask(rules, what + "; a person decides.");
  }

  private synchronized Optional<Touched> mark(Origin origin) {
    return Optional.ofNullable(marks.get(key(origin)));
  }

  /// Notes what the session has read.
  public synchronized void raise(Origin origin, Touched read) {
    marks.merge(
        key(origin),
        read,
        (known, more) -> Touched.stricter(Optional.of(known), Optional.of(more)).orElseThrow());
  }

  private static String key(Origin origin) {
    return origin.agent() + "\n" + origin.session();
  }
}
