package dev.bailiwick.core.command;

import dev.bailiwick.core.world.World;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Python's virtual environments in the repository. A program in one of them
/// (`api/.venv/bin/pytest`, on Windows `.venv311\Scripts\pytest.exe`) is what its bare name means
/// once the environment is activated, and what an allow line calls by that name.
///
/// An environment is a folder with a `pyvenv.cfg`; that file and all in folders of these names are
/// control files, so that no assistant has made them but by way of `python -m venv`.
record VirtualEnvironments(World world) {
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:(.*)/)?(\\.venv[\\w.-]*+|venv(?:[0-9-][\\w.-]*+)?)/(?:bin|Scripts)/([\\w.+-]+?)(?:\\.exe)?");

  /// The bare name of the program; empty where the word names none of such an environment from
  /// every folder.
  ///
  /// @param folders the folders the call may run in, absolute
  Optional<String> program(String word, Set<String> folders) {
    if (folders.isEmpty() || word.indexOf('/') < 0) {
      return Optional.empty();
    }
    var named = PROGRAM.matcher(word);
    if (!named.matches()) {
      return Optional.empty();
    }
    var path = (named.group(1) == null ? "" : named.group(1) + "/") + named.group(2);
    return folders.stream().allMatch(folder -> stands(path, folder))
        ? Optional.of(named.group(3))
        : Optional.empty();
  }

  private boolean stands(String path, String folder) {
    var absolute = Scope.cleaned(path.startsWith("/") ? path : folder + "/" + path);
    var top = GitWords.top(folder, world);
    return top.isPresent()
        && top.equals(GitWords.top(absolute, world))
        && world.kind(absolute) == World.Kind.DIRECTORY
        && world.kind(absolute + "/pyvenv.cfg") == World.Kind.FILE;
  }
}
