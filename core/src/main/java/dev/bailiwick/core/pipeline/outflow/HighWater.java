package dev.bailiwick.core.pipeline.outflow;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.AgentEvent.Origin;
import dev.bailiwick.core.policy.judging.Touched;
import dev.bailiwick.core.world.World;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The highest level each session has read, subagents included and in whatever repository; it never
/// falls. Thread-safe.
///
/// A call that was asked about counts as read, whatever the person said: nobody tells us in time.
public final class HighWater {
  private static final int MOST = 10_000;

  private final WaysOut waysOut;
  private final Marks kept;
  private final Map<String, Mark> marks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mark> eldest) {
          return size() > MOST;
        }
      };

  /// What a session has read, and where: what was read in two repositories may be written to
  /// neither from the other.
  ///
  /// @param read the strictest of all
  /// @param roots the repositories' folders, absolute
  public record Mark(Touched read, Set<String> roots) {
    public Mark {
      roots = Set.copyOf(roots);
    }

    private Mark and(Mark more) {
      var all = new HashSet<>(roots);
      all.addAll(more.roots);
      boolean higher = more.read.level().compareTo(read.level()) > 0;
      return new Mark(higher ? more.read : read, all);
    }
  }

  /// Where marks outlive the process that holds them.
  public interface Marks {
    /// All that were kept, the oldest first, by session.
    Map<String, Mark> kept();

    /// Keeps the session's mark in place of an earlier one; on return it is kept. An exception
    /// means that it is not.
    void keep(String session, Mark mark);
  }

  /// Marks that end with the process.
  public static final Marks FORGOTTEN =
      new Marks() {
        @Override
        public Map<String, Mark> kept() {
          return Map.of();
        }

        @Override
        public void keep(String session, Mark mark) {
          // Nobody asked for it.
        }
      };

  public HighWater(World world, Marks kept) {
    waysOut = new WaysOut(world);
    this.kept = kept;
    marks.putAll(kept.kept());
  }

  /// What has been read so far asks of a call: a person where confidential matter could leave, a
  /// refusal where critical could. Empty where nothing guarded was read or nothing leaves.
  ///
  /// @param now what the call itself takes in
  /// @param cwd the folder the call runs in
  public Optional<Decision> decision(
      Origin origin, Optional<Mark> now, List<Effect> effects, String cwd) {
    var before = mark(origin);
    var both = Stream.concat(before.stream(), now.stream()).reduce(Mark::and);
    if (both.isEmpty()) {
      return Optional.empty();
    }
    var read = both.get().read();
    boolean known = before.filter(mark -> mark.read().equals(read)).isPresent();
    var by = known ? "This session has read " : "This call reads ";
    return waysOut.first(effects, cwd, both.get().roots()).map(way -> decision(read, by, way));
  }

  private static Decision decision(Touched read, String by, WaysOut.Way way) {
    var rules = List.of(new Rule("builtin:high-water-mark", "builtin", ""), read.rule());
    var what = by + "`" + read.shown() + "`, " + read.reason() + ", and this " + way.what();
    return read.level() == Level.CRITICAL && way.certain()
        ? new Decision.Deny(rules, what + "; start a new session for it.")
        : new Decision.Ask(rules, what + "; a person decides.");
  }

  /// Whether the session has read guarded matter.
  public boolean isMarked(Origin origin) {
    return mark(origin).isPresent();
  }

  /// The highest guarded level that the session has read.
  public Optional<Level> level(Origin origin) {
    return mark(origin).map(mark -> mark.read().level());
  }

  private synchronized Optional<Mark> mark(Origin origin) {
    return Optional.ofNullable(marks.get(key(origin)));
  }

  /// Notes what the session has read.
  public synchronized void raise(Origin origin, Mark mark) {
    var session = key(origin);
    var before = marks.get(session);
    var after = before == null ? mark : before.and(mark);
    if (!after.equals(before)) {
      marks.put(session, after);
      kept.keep(session, after);
    }
  }

  private static String key(Origin origin) {
    return origin.agent() + "\n" + origin.session();
  }
}
