package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script.Redirect;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Redirections to effects, and to what the command reads and where its output goes.
final class Redirects {
  private static final Pattern DESCRIPTOR = Pattern.compile("/dev/fd/[0-9]+");
  private static final Set<String> STANDARD =
      Set.of(
          "/dev/null",
          "/dev/stdout",
          "/dev/stderr",
          "/dev/tty",
          "/dev/stdin",
          "/dev/zero",
          "/dev/full");

  private final Evaluation evaluation;
  private final Expansion expansion;

  Redirects(Evaluation evaluation, Expansion expansion) {
    this.evaluation = evaluation;
    this.expansion = expansion;
  }

  /// What a command reads after its redirections, and whether its output goes elsewhere than down
  /// the pipe.
  record Streams(Flow input, boolean outputTaken) {}

  Streams apply(List<Redirect> redirects, Scope scope, Flow input) {
    var streams = new Streams(input, false);
    for (var redirect : redirects) {
      streams = apply(redirect, scope, streams);
    }
    return streams;
  }

  private Streams apply(Redirect redirect, Scope scope, Streams streams) {
    var place = evaluation.place(redirect.span());
    boolean output = redirect.descriptor() < 0 || redirect.descriptor() == 1;
    return switch (redirect.operator()) {
      case "<<" ->
          new Streams(text(expansion.single(redirect.target(), scope), ""), streams.outputTaken());
      case "<<<" ->
          new Streams(
              text(expansion.single(redirect.target(), scope), "\n"), streams.outputTaken());
      case "<" -> {
        read(target(redirect, scope), scope, place);
        yield new Streams(Flow.ANY, streams.outputTaken());
      }
      case "<>" -> {
        var target = target(redirect, scope);
        read(target, scope, place);
        write(target, scope, place);
        yield streams;
      }
      case ">&", "<&" -> duplicated(redirect, scope, place, streams, output);
      case "&>", "&>>" -> {
        write(target(redirect, scope), scope, place);
        yield new Streams(streams.input(), true);
      }
      default -> {
        write(target(redirect, scope), scope, place);
        yield new Streams(streams.input(), streams.outputTaken() || output);
      }
    };
  }

  private Field target(Redirect redirect, Scope scope) {
    var fields = expansion.fields(redirect.target(), scope);
    return fields.size() == 1 ? fields.getFirst() : expansion.single(redirect.target(), scope);
  }

  private static Flow text(Field field, String end) {
    return field.told() ? new Flow.Text(field.text() + end) : Flow.ANY;
  }

  private Streams duplicated(
      Redirect redirect, Scope scope, Place place, Streams streams, boolean output) {
    var target = target(redirect, scope);
    if (target.told() && target.text().matches("[0-9]*-?")) {
      return streams;
    }
    if (redirect.operator().equals("<&")) {
      read(target, scope, place);
      return streams;
    }
    write(target, scope, place);
    return new Streams(streams.input(), streams.outputTaken() || output);
  }

  private void read(Field target, Scope scope, Place place) {
    if (!device(target, place)) {
      file(target, scope, place, false);
    }
  }

  private void write(Field target, Scope scope, Place place) {
    if (!device(target, place)) {
      file(target, scope, place, true);
    }
  }

  /// True for standard streams, which are no files; bash's network devices become hosts.
  private boolean device(Field target, Place place) {
    var text = target.text();
    if (text.startsWith("/dev/tcp/") || text.startsWith("/dev/udp/")) {
      var parts = text.split("/");
      if (target.told() && parts.length == 5 && parts[4].matches("[0-9]{1,5}")) {
        evaluation.add(
            new Effect.Reaches(
                new Host("tcp", parts[3].toLowerCase(Locale.ROOT), Integer.parseInt(parts[4])),
                place));
      } else {
        evaluation.unknown("a host that cannot be told", place);
      }
      return true;
    }
    return isStandard(target);
  }

  static boolean isStandard(Field target) {
    return target.told()
        && (STANDARD.contains(target.text()) || DESCRIPTOR.matcher(target.text()).matches());
  }

  private void file(Field target, Scope scope, Place place, boolean write) {
    var within = target.within();
    if (!target.told() && within != null) {
      evaluation.add(write ? new Effect.Writes(within, place) : new Effect.Reads(within, place));
      return;
    }
    var paths = target.told() ? scope.absolute(target.text()) : List.<String>of();
    if (paths.isEmpty()) {
      evaluation.unknown(
          write
              ? "a file to write whose name cannot be told"
              : "a file to read whose name cannot be told",
          place);
    }
    for (var path : paths) {
      evaluation.add(
          write
              ? new Effect.Writes(Target.file(path), place)
              : new Effect.Reads(Target.file(path), place));
    }
  }
}
