package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndex;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndexWriter;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.text.BailiwickException;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The machine's one index of advisories, a mapped file. Thread-safe.
///
/// Without a file the few facts that are packed with the program answer. A new file takes the old
/// one's place as a whole; who still looks into the old one may go on.
public final class AdvisoryStore {
  private static final long LARGEST = Integer.MAX_VALUE;

  private final Path file;
  private @Nullable AdvisoryIndex current;
  private @Nullable FileTime read;

  /// @param state the folder of Bailiwick's own state
  public AdvisoryStore(Path state) {
    this.file = state.resolve("advisories.idx");
  }

  /// What is known now: the file as it stands, read again once it changed.
  ///
  /// @throws BailiwickException `advisories.damaged`
  public synchronized Advisories current() {
    try {
      var changed = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
      if (current == null || !changed.equals(read)) {
        current = changed.toMillis() == 0 ? KnownFacts.index() : mapped();
        read = changed;
      }
      return current;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// The index in the file, or the packed facts where the file is missing or no index any more: a
  /// sync makes a new one.
  public AdvisoryIndex kept() {
    try {
      return Files.exists(file) ? mapped() : KnownFacts.index();
    } catch (BailiwickException _) {
      return KnownFacts.index();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private AdvisoryIndex mapped() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = Math.min(channel.size(), LARGEST);
      return AdvisoryIndex.over(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }
  }

  /// Puts a new index in the file's place.
  public void replace(AdvisoryIndexWriter writer) throws IOException {
    var folder = PrivateFile.folder(file.toAbsolutePath().resolveSibling(""));
    var draft = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    Files.deleteIfExists(draft);
    try {
      try (var channel = PrivateFile.open(draft, Set.of(StandardOpenOption.CREATE_NEW));
          var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        writer.write(out);
        out.flush();
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
