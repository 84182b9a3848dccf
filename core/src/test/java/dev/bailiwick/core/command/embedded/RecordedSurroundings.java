package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Surroundings in the folder `/w` that show what a program would hand to a shell.
final class RecordedSurroundings implements EmbeddedPrograms.Surroundings {

  @Override
  public String absolute(String path) {
    if (path.equals(".")) {
      return "/w";
    }
    return path.startsWith("/") ? path : "/w/" + path;
  }

  @Override
  public boolean stands(String path) {
    return false;
  }

  @Override
  public boolean shadows(String module) {
    return module.equals("queue");
  }

  @Override
  public String home() {
    return "/home/me";
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }

  @Override
  public List<Effect> shell(String text, Effect.Place place) {
    return List.of(runs("shell", List.of(text), place));
  }

  @Override
  public List<Effect> program(List<String> words, Effect.Place place) {
    return List.of(runs("program", words, place));
  }

  private static Effect runs(String kind, List<String> words, Effect.Place place) {
    return new Effect.Runs(
        new Effect.Invocation(kind, words, List.of(), List.of(), 0, List.of()), true, place);
  }

  static String compact(List<Effect> effects) {
    return effects.stream()
        .map(RecordedSurroundings::compact)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String compact(Effect effect) {
    return switch (effect) {
      case Effect.Reads(Target target, _) -> "R" + tree(target);
      case Effect.Writes(Target target, _) -> "W" + tree(target);
      case Effect.Deletes(Target target, _) -> "D" + tree(target);
      case Effect.Runs(Effect.Invocation call, boolean known, _) ->
          known
              ? call.program() + "(" + String.join(",", call.words()) + ")"
              : "opaque(" + String.join(",", call.words()) + ")";
      case Effect.Reaches(dev.bailiwick.core.effect.Host host, _) ->
          "H("
              + (host.scheme().isEmpty() ? "" : host.scheme() + "://")
              + host.name()
              + (host.port() == 0 ? "" : ":" + host.port())
              + ")";
      case Effect.Exposes(String variable, _) -> "E(" + variable + ")";
      case Effect.Controls(String subject, _) -> "C(" + subject + ")";
      case Effect.Calls(String tool, _) -> "T(" + tool + ")";
      case Effect.Unknown _ -> "?";
    };
  }

  private static String tree(Target target) {
    return (target.isTree() ? "t(" : "(") + target.path() + ")";
  }
}
