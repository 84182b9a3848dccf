package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The effects found in one program so far, each once. One thread.
final class Found {
  private static final int MOST = 400;
  private static final Set<String> STREAMS =
      Set.of("-", "/dev/null", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/tty");

  private final Set<Effect> effects = new LinkedHashSet<>();
  private final EmbeddedPrograms.Surroundings surroundings;
  private final Effect.Place place;
  private boolean draft;
  private boolean programs;
  private boolean variablesSet;

  Found(EmbeddedPrograms.Surroundings surroundings, Effect.Place place) {
    this.surroundings = surroundings;
    this.place = place;
  }

  /// Starts over; in a draft no program is followed, because its effects will be thrown away.
  void restart(boolean asDraft) {
    effects.clear();
    draft = asDraft;
    programs = false;
    variablesSet = false;
  }

  String home() {
    return surroundings.home();
  }

  String absolute(String path) {
    return surroundings.absolute(path);
  }

  /// Whether a file of the current folder, or one that this text writes, is loaded in place of the
  /// library's module.
  boolean shadows(String module) {
    return surroundings.shadows(module)
        || effects.stream()
            .anyMatch(effect ->
                effect instanceof Effect.Writes(Target target, Effect.Place _)
                    && target.path().startsWith(surroundings.absolute(module) + "."));
  }

  void reads(String path) {
    if (names(path)) {
      add(new Effect.Reads(Target.file(surroundings.absolute(path)), place));
    }
  }

  void readsTree(String path) {
    if (names(path)) {
      add(new Effect.Reads(Target.tree(surroundings.absolute(path)), place));
    }
  }

  void writes(String path) {
    if (names(path)) {
      add(new Effect.Writes(Target.file(surroundings.absolute(path)), place));
    }
  }

  void writesTree(String path) {
    if (names(path)) {
      add(new Effect.Writes(Target.tree(surroundings.absolute(path)), place));
    }
  }

  void deletes(String path) {
    if (names(path)) {
      add(new Effect.Deletes(Target.file(surroundings.absolute(path)), place));
    }
  }

  void deletesTree(String path) {
    if (names(path)) {
      add(new Effect.Deletes(Target.tree(surroundings.absolute(path)), place));
    }
  }

  void exposes(String variable) {
    add(new Effect.Exposes(variable, place));
  }

  void unknown(String reason) {
    add(new Effect.Unknown(reason, place));
  }

  /// Code of a file or module that was not read runs inside the interpreter.
  void opaque(String program, String what) {
    Effect.Invocation call =
        new Effect.Invocation(
            program,
            List.of(program, what),
            List.of(),
            List.of(what),
            0,
            List.of(surroundings.absolute(".")));
    add(new Effect.Runs(call, false, place));
  }

  void shell(String text) {
    programs = true;
    if (!draft && !text.isBlank()) {
      surroundings.shell(text, place).forEach(this::add);
    }
  }

  void program(List<String> words) {
    programs = true;
    if (words.isEmpty() || words.getFirst().isBlank()) {
      unknown("a program without a name");
      return;
    }
    if (!draft) {
      surroundings.program(List.copyOf(words), place).forEach(this::add);
    }
  }

  /// What the program does itself counts as what a command for it does: a link, a new name.
  void like(List<String> words) {
    if (!draft) {
      surroundings.program(List.copyOf(words), place).forEach(this::add);
    }
  }

  /// A variable is set for the programs that start later.
  void setsVariable() {
    variablesSet = true;
  }

  void reaches(String scheme, String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.isEmpty() || !name.matches("[a-z0-9._:-]+")) {
      unknown("a host that cannot be read");
      return;
    }
    add(new Effect.Reaches(new Host(scheme, name, port), place));
  }

  /// A URL whose scheme and authority decide: a `file:` URL reads a file, a `data:` URL nothing.
  void url(String url) {
    int colon = url.indexOf("://");
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (url.startsWith("data:")) {
      return;
    }
    if (scheme.equals("file")) {
      String path = url.substring(colon + 3);
      if (path.startsWith("/") && path.matches("[A-Za-z0-9._~/-]+")) {
        reads(path);
      } else {
        unknown("a file URL that cannot be read");
      }
      return;
    }
    if (!scheme.matches("[a-z][a-z0-9+.-]*")) {
      unknown("a URL that cannot be read");
      return;
    }
    authority(scheme, url.substring(colon + 3));
  }

  private void authority(String scheme, String rest) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(rest.substring(0, end).lastIndexOf('@') + 1, end);
    int colon = host.lastIndexOf(':');
    int port = 0;
    if (colon > host.lastIndexOf(']')) {
      String digits = host.substring(colon + 1);
      if (!digits.matches("[0-9]{0,5}")) {
        unknown("a URL that cannot be read");
        return;
      }
      port = digits.isEmpty() ? 0 : Integer.parseInt(digits);
      host = host.substring(0, colon);
    }
    reaches(scheme, host, port);
  }

  List<Effect> effects() {
    if (programs && variablesSet) {
      unknown("sets environment variables for programs it starts");
    }
    return new ArrayList<>(effects);
  }

  private boolean names(String path) {
    if (path.isEmpty() || path.indexOf('\0') >= 0) {
      unknown("a path that cannot be read");
      return false;
    }
    return !STREAMS.contains(path) && !path.matches("/dev/fd/[012]");
  }

  private void add(Effect effect) {
    if (effects.size() < MOST) {
      effects.add(effect);
    } else {
      effects.add(new Effect.Unknown("more effects than are followed", place));
    }
  }
}
