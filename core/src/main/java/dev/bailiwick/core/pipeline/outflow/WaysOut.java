package dev.bailiwick.core.pipeline.outflow;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.policy.rule.HostName;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The effects by which something could leave the repository: a host beyond this machine, a tool
/// outside of our sight, a file that stands elsewhere.
///
/// A listed host counts too: a push, a publication and an upload go to hosts that somebody listed.
record WaysOut(World world) {

  /// The first way out, as the end of a sentence that begins with "this"; empty where there is
  /// none.
  ///
  /// @param cwd the folder the call runs in
  /// @param roots the folders to stay in, absolute: in all of them
  Optional<String> first(List<Effect> effects, String cwd, Set<String> roots) {
    for (var effect : effects) {
      var way =
          switch (effect) {
            case Effect.Reaches(var host, _) -> reaches(host);
            case Effect.Calls(var tool, _) ->
                Optional.of("calls `" + tool + "`, whose doing cannot be seen");
            case Effect.Writes(var target, _) -> writes(target.path(), cwd, roots);
            case Effect.Reads _,
                Effect.Deletes _,
                Effect.Runs _,
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

  private static Optional<String> reaches(Host host) {
    boolean here = HostName.of(host.name()).filter(HostName::isLoopback).isPresent();
    return here ? Optional.empty() : Optional.of("reaches `" + host.name() + "`");
  }

  private Optional<String> writes(String path, String cwd, Set<String> roots) {
    var paths = new CanonicalPaths(world, cwd);
    var name = paths.of(path).name();
    boolean inside = roots.stream().allMatch(root -> name.isWithin(paths.of(root).name()));
    return inside || name.text().startsWith("/dev/")
        ? Optional.empty()
        : Optional.of("writes `" + name.text() + "`, outside of the repository");
  }
}
