package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of a container as rules see them from outside. A path in it is none of this machine's,
/// so no line of a policy covers it by its folder; but what denies a name (`.env`, `*.pem`) holds
/// there too, for a container often has the project's folder in it. So it counts as that path below
/// a folder that nobody has, in the folder of the call. What holds secrets in every system stays
/// what it is.
final class Container {
  private static final String FOLDER = "/.container";
  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "/(?:proc|sys|run|dev|var/run)(?:/.*)?|/etc/(?:g?shadow|sudoers|ssl/private|ssh).*"
              + "|/(?:root|home/[^/]+|Users/[^/]+)/\\..*");

  private final Scope scope;

  Container(Scope scope) {
    this.scope = scope;
  }

  /// The effect as it counts outside.
  Effect seen(Effect effect) {
    return switch (effect) {
      case Effect.Reads(var target, Place place) ->
          new Effect.Reads(new Target(path(target.path()), target.extent()), place);
      // A script of that path there need not be the one here.
      case Effect.Runs(var call, boolean known, Place place) ->
          new Effect.Runs(call.showing(Optional.empty()), known, place);
      case Effect.Writes _,
          Effect.Deletes _,
          Effect.Reaches _,
          Effect.Exposes _,
          Effect.Controls _,
          Effect.Calls _,
          Effect.Unknown _ ->
          effect;
    };
  }

  private String path(String inside) {
    var folder = scope.folders().stream().findFirst().orElse("");
    var clean = Scope.cleaned(inside);
    boolean own = folder.isEmpty() || clean.equals(folder) || clean.startsWith(folder + "/");
    return own || EVERYWHERE.matcher(clean).matches() ? inside : folder + FOLDER + clean;
  }
}
