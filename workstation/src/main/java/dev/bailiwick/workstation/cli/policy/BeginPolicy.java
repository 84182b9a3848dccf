package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.setup.GitRepository;
import dev.bailiwick.workstation.setup.Languages;
import dev.bailiwick.workstation.setup.RemoteHosts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes the first `bailiwick.yaml`: the same text that setup writes.
record BeginPolicy(Path root, PolicyCommand.Starter starter, Terminal terminal) {
  private static final String NAME = "bailiwick.yaml";

  int run(boolean strict, boolean force) {
    var file = root.resolve(NAME);
    var languages = Languages.in(root);
    try {
      var hosts = GitRepository.around(root).map(RemoteHosts::of).orElse(List.of());
      write(file, starter.text(languages, hosts, strict), force);
    } catch (FileAlreadyExistsException e) {
      terminal.note(NAME + " is there already; change it, or replace it with --force");
      return PolicyCommand.WRONG_CALL;
    } catch (IOException e) {
      terminal.note(file + " cannot be written; check the folder's mode");
      return PolicyCommand.WRONG_CALL;
    }
    var kind =
        strict
            ? "the strict policy"
            : "a starter for " + (languages.isEmpty() ? "any code" : String.join(", ", languages));
    terminal.out().println("wrote " + NAME + ": " + kind);
    terminal.out().println("next: bailiwick policy show");
    return 0;
  }

  /// The old file stays whole until the new one is; a link is replaced, never written through.
  private void write(Path file, String text, boolean force) throws IOException {
    if (!force) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
      return;
    }
    var made = root.resolve("." + NAME + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(made, text, StandardOpenOption.CREATE_NEW);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
