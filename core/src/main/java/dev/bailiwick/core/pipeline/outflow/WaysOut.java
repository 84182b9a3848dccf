package dev.bailiwick.core.pipeline.outflow;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.policy.reading.BuiltinRules;
import dev.bailiwick.core.policy.rule.HostName;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The effects by which something could leave the repository: a host beyond this machine, a tool
/// outside of our sight, a file that stands elsewhere.
///
/// A listed host counts too: a push, a publication and an upload go to hosts that somebody listed.
record WaysOut(World world) {

  private static final int FIRST_WORDS = 4;
  private static final Pattern PARTS = Pattern.compile("[-:]+");

  private static final Set<String> GONE =
      Set.of(
          "/dev/null",
          "/dev/zero",
          "/dev/full",
          "/dev/stdout",
          "/dev/stderr",
          "/dev/tty",
          "/dev/random",
          "/dev/urandom");

  /// A way out.
  ///
  /// @param what it is, as the end of a sentence that begins with "this"
  /// @param certain false where it only could be one: what steers other programs, or cannot be told
  record Way(String what, boolean certain) {}

  /// The first way out, the certain ones before the others; empty where there is none.
  ///
  /// @param cwd the folder the call runs in
  /// @param roots the folders to stay in, absolute: in all of them
  Optional<Way> first(List<Effect> effects, String cwd, Set<String> roots) {
    return certain(effects, cwd, roots)
        .map(what -> new Way(what, true))
        .or(() -> effects.stream().flatMap(effect -> doubtful(effect).stream()).findFirst());
  }

  /// What is asked about in any session, and can carry something out in one that has read.
  private static Optional<Way> doubtful(Effect effect) {
    return switch (effect) {
      case Effect.Controls(var subject, _) ->
          Optional.of(new Way("could let it out (" + subject + ")", false));
      case Effect.Unknown(var reason, _) ->
          Optional.of(new Way("could let it out (" + reason + ")", false));
      case Effect.Reads _,
          Effect.Writes _,
          Effect.Deletes _,
          Effect.Runs _,
          Effect.Reaches _,
          Effect.Exposes _,
          Effect.Calls _ ->
          Optional.empty();
    };
  }

  private Optional<String> certain(List<Effect> effects, String cwd, Set<String> roots) {
    for (var effect : effects) {
      var way =
          switch (effect) {
            case Effect.Runs(var invocation, var known, _) ->
                carries(invocation.plain()).or(() -> known ? Optional.empty() : says(invocation));
            case Effect.Reaches(var host, _) -> reaches(host);
            case Effect.Calls(var tool, _) ->
                Optional.of("calls `" + tool + "`, whose doing cannot be seen");
            case Effect.Writes(var target, _) -> writes(target.path(), cwd, roots);
            case Effect.Reads _,
                Effect.Deletes _,
                Effect.Exposes _,
                Effect.Controls _,
                Effect.Unknown _ ->
                Optional.<String>empty();
          };
      if (way.isPresent()) {
        return way;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> carries(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var named = new ArrayList<>(words);
    named.set(0, words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1));
    return BuiltinRules.carriers().stream()
        .filter(entry -> entry.size() <= named.size())
        .filter(entry -> named.subList(0, entry.size()).equals(entry))
        .findFirst()
        .map(entry -> "runs `" + String.join(" ", entry) + "`, which hands on what it is given");
  }

  /// What a program whose doing no word shows says that it does: `pass git push`, `make publish`.
  private static Optional<String> says(Effect.Invocation invocation) {
    return invocation.operands().stream()
        .limit(FIRST_WORDS)
        .filter(word -> PARTS.splitAsStream(word).anyMatch(BuiltinRules.handingOn()::contains))
        .findFirst()
        .map(word ->
            "runs `"
                + invocation.program()
                + "` with the word `"
                + word
                + "`, which says that something is handed on");
  }

  private static Optional<String> reaches(Host host) {
    boolean here = HostName.of(host.name()).filter(HostName::isLoopback).isPresent();
    return here ? Optional.empty() : Optional.of("reaches `" + host.name() + "`");
  }

  private Optional<String> writes(String path, String cwd, Set<String> roots) {
    var paths = new CanonicalPaths(world, cwd);
    var name = paths.of(path).name();
    boolean inside = roots.stream().allMatch(root -> name.isWithin(paths.of(root).name()));
    return inside || isGone(name.text())
        ? Optional.empty()
        : Optional.of("writes `" + name.text() + "`, outside of the repository");
  }

  /// True for a device that keeps nothing or is the call's own output; a disk is none of these.
  private static boolean isGone(String path) {
    return GONE.contains(path) || path.startsWith("/dev/fd/") || path.startsWith("/dev/pts/");
  }
}
