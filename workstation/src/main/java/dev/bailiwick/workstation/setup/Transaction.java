package dev.bailiwick.workstation.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Changes to files, all of them or none.
///
/// Every new content is first written beside its file; only then are they moved into place, each in
/// one step. Where a step fails, what was already moved is put back. A crash between two moves can
/// leave some files new and some old, each of them whole.
final class Transaction {

  private record Staged(Change change, Optional<Path> draft) {}

  private final List<Change> done = new ArrayList<>();

  /// Applies them in order; throws [SetupRefused] with everything as it was.
  static void apply(List<Change> changes) {
    new Transaction().run(changes);
  }

  private void run(List<Change> changes) {
    var staged = new ArrayList<Staged>();
    try {
      for (var change : changes) {
        if (!Objects.equals(Bytes.read(change.file()), change.before())) {
          throw new IOException(change.file() + " changed while setup was at work; run it again");
        }
        staged.add(new Staged(change, stage(change)));
      }
      for (var one : staged) {
        done.add(one.change());
        commit(one);
      }
    } catch (IOException e) {
      rollBack(e);
      throw new SetupRefused("nothing was changed: " + e.getMessage(), e);
    } finally {
      staged.forEach(one -> one.draft().ifPresent(Transaction::discard));
    }
  }

  private static Optional<Path> stage(Change change) throws IOException {
    if (change.after() == null) {
      return Optional.empty();
    }
    var folder = Objects.requireNonNull(change.file().getParent());
    Files.createDirectories(folder);
    var draft = Files.createTempFile(folder, ".bailiwick-", ".new");
    Files.write(draft, Bytes.raw(change.after()));
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode(change)));
    return Optional.of(draft);
  }

  private static String mode(Change change) throws IOException {
    if (change.mode().isPresent()) {
      return change.mode().get();
    }
    return Files.exists(change.file())
        ? PosixFilePermissions.toString(Files.getPosixFilePermissions(change.file()))
        : "rw-r--r--";
  }

  private static void commit(Staged one) throws IOException {
    if (one.draft().isEmpty()) {
      Files.deleteIfExists(one.change().file());
      return;
    }
    Files.move(
        one.draft().get(),
        one.change().file(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void rollBack(IOException cause) {
    for (var change : done.reversed()) {
      try {
        if (change.before() == null) {
          Files.deleteIfExists(change.file());
        } else if (!Objects.equals(Bytes.read(change.file()), change.before())) {
          Files.write(change.file(), Bytes.raw(change.before()));
        }
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static void discard(Path draft) {
    try {
      if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(draft);
      }
    } catch (IOException e) {
      throw new SetupRefused("left behind: " + draft + "; delete it", e);
    }
  }
}
