package dev.bailiwick.workstation.purge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What is left to do after a purge: the pushes, the host's part, and a hook that lets no old
/// commit back in. Texts only; nothing is sent from here.
record Aftermath(Repository repository, Plan plan, Renamed renamed) {
  private static final String HOOK =
      """
      #!/bin/sh
      # Written by bailiwick: refuses to push commits that were purged. Delete this file to stop that.
      list=$(git rev-parse --git-common-dir)/bailiwick/purged
      [ -f "$list" ] || exit 0
      while read -r _ local _ _; do
        case $local in *[!0]*) ;; *) continue ;; esac
        if git rev-list "$local" | grep -qFxf "$list"; then
          echo "bailiwick: $local leads to a purged commit; rebase onto the new history first" >&2
          exit 1
        fi
      done
      """;

  private static final String RECEIVE =
      """
      #!/bin/sh
      # A pre-receive hook for the host: refuses commits that were purged. Put the file `purged`
      # beside it.
      list=$(dirname "$0")/purged
      while read -r _ new _; do
        case $new in *[!0]*) ;; *) continue ;; esac
        if git rev-list "$new" --not --all | grep -qFxf "$list"; then
          echo "this push brings back commits that were purged because they held a secret" >&2
          exit 1
        fi
      done
      """;

  /// Old ids, a line each: they say nothing of what was in them.
  private List<String> purged() {
    return IntStream.range(0, renamed.count()).mapToObj(renamed::from).sorted().toList();
  }

  /// Installs the hook where none stands; else puts it beside, and says so.
  ///
  /// @return lines for a person
  List<String> install() throws IOException {
    var folder = Files.createDirectories(repository.common().resolve("bailiwick"));
    var list = folder.resolve("purged");
    Files.write(list, purged(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    var hooks = Files.createDirectories(repository.common().resolve("hooks"));
    var hook = hooks.resolve("pre-push");
    if (Files.exists(hook) && !Files.readString(hook).startsWith("#!/bin/sh\n# Written by bail")) {
      var beside = hooks.resolve("pre-push.bailiwick");
      executable(beside);
      return List.of(
          "there is a pre-push hook already: call "
              + beside
              + " from it, with its input and words");
    }
    executable(hook);
    var told = hooksPath();
    return told.isEmpty()
        ? List.of("old commits cannot be pushed from here any more (" + hook + ")")
        : List.of("core.hooksPath is " + told + ": copy " + hook + " there");
  }

  /// Where git looks for hooks instead; empty where nobody says.
  private String hooksPath() throws IOException {
    for (var scope : List.of("--local", "--global", "--system")) {
      try {
        return repository.git().line("config", scope, "--get", "core.hooksPath");
      } catch (Git.Failed e) {
        // Not set there; the next may have it.
        Files.exists(repository.common());
      }
    }
    return "";
  }

  private static void executable(Path hook) throws IOException {
    Files.writeString(hook, HOOK);
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Writes the map, the pushes and the texts for the host into the folder.
  void write(Path folder) throws IOException {
    try (var map = Files.newBufferedWriter(folder.resolve("map"))) {
      for (int i = 0; i < renamed.count(); i++) {
        map.append(renamed.from(i)).append(' ').append(renamed.to(i)).append('\n');
      }
    }
    Files.write(folder.resolve("purged"), purged());
    Files.writeString(folder.resolve("pre-receive"), RECEIVE);
    Files.writeString(folder.resolve("push.sh"), String.join("\n", pushes()) + "\n");
    Files.writeString(folder.resolve("host.md"), host());
  }

  /// One push a ref, each only where the remote still has what it had when it was last seen.
  List<String> pushes() {
    var lines = new ArrayList<String>();
    for (var ref : plan.moved()) {
      var parts = ref.oldName().split("/", 4);
      if (parts.length == 4 && parts[1].equals("remotes") && !parts[3].equals("HEAD")) {
        var remote = parts[2];
        var branch = parts[3];
        lines.add(
            "git push --force-with-lease=refs/heads/"
                + branch
                + ":"
                + ref.oldId()
                + " "
                + remote
                + " "
                + ref.newId()
                + ":refs/heads/"
                + branch);
      } else if (ref.newName().startsWith("refs/tags/") && ref.oldName().equals(ref.newName())) {
        lines.add(
            "git push --force-with-lease="
                + ref.oldName()
                + ":"
                + ref.oldId()
                + " origin "
                + ref.newName());
      }
    }
    return lines;
  }

  private String host() {
    return """
    # What is left to do at the host

    1. Rotate the credential first: whoever has seen it has it still.
    2. Run `push.sh`, line by line. A refused line means that somebody has pushed since: look, then purge again.
    3. Put `pre-receive` and `purged` into the server's hooks, where the host allows it, so that nobody pushes the old history back.
    4. Ask the host's support, in these words:

       > We have rewritten the history of our repository to remove a credential, which has been rotated. Please remove the
       > references under refs/pull/ (refs/merge-requests/) and the cached views that lead to the commits listed below, and run
       > a garbage collection on the repository and its forks.

       The first of them: %s (the whole list is in `purged`).
    5. Forks keep what they have: ask their owners to delete them, or to purge them too.
    6. Everybody with a clone: fetch, rebase their own branches onto the new history (never merge the old one), or clone again.
    7. Build servers, mirrors, caches and package archives that were filled from the old history: fill them anew.
    """
        .formatted(renamed.count() == 0 ? "-" : renamed.from(renamed.count() - 1));
  }
}
