package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.value.CodeFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What is known of the folders and files of one repository: names, digests. What a folder or file
/// holds is looked at again only where its [stamp][FileState.Stamp] differs from the one under
/// which it was seen. Thread-safe; lasts over many reviews.
final class KnownFiles {
  /// The names in a folder, sorted, each with what it is.
  record Folder(FileState.Stamp stamp, Map<String, FileState.Kind> names) {}

  /// A file of code.
  ///
  /// @param isByTool whether its lines are too long for a person
  record Content(FileState.Stamp stamp, CodeFile.Facts facts, boolean isByTool) {}

  private final Map<String, Folder> folders = new ConcurrentHashMap<>();
  private final Map<String, Content> files = new ConcurrentHashMap<>();
  private final Path root;
  private final InstantSource clock;
  private volatile boolean hasChanged;

  KnownFiles(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  /// The names directly in a folder, sorted. Asks the disk.
  ///
  /// @param path relative to the root, empty for the root itself
  /// @throws IOException where there is no such folder, or it cannot be listed
  Map<String, FileState.Kind> names(String path) throws IOException {
    var folder = root.resolve(path);
    long now = now();
    var known = folders.get(path);
    var stamp = FileState.of(folder).stamp();
    if (known != null && known.stamp.equals(stamp)) {
      return known.names;
    }
    if (known != null) {
      folders.remove(path);
      hasChanged = true;
    }
    var names = listed(folder);
    if (stamp != null && stamp.isSettled(now)) {
      folders.put(path, new Folder(stamp, names));
      hasChanged = true;
    }
    return names;
  }

  private static Map<String, FileState.Kind> listed(Path folder) throws IOException {
    var names = new TreeMap<String, FileState.Kind>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        try {
          var kind = FileState.of(entry, LinkOption.NOFOLLOW_LINKS).kind();
          names.put(String.valueOf(entry.getFileName()), kind);
        } catch (NoSuchFileException gone) {
          continue;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /// What is known of a file that still is what it was.
  Optional<Content> content(String path, FileState now) {
    var known = files.get(path);
    return known != null && known.stamp.equals(now.stamp()) && known.facts.size() == now.size()
        ? Optional.of(known)
        : Optional.empty();
  }

  /// Notes what a file holds.
  ///
  /// @param state from before it was read
  /// @param asked when that was, as [#now]
  void note(String path, FileState state, long asked, CodeFile.Facts facts, boolean isByTool) {
    var stamp = state.stamp();
    if (stamp != null && stamp.isSettled(asked) && state.size() == facts.size()) {
      files.put(path, new Content(stamp, facts, isByTool));
      hasChanged = true;
    } else if (files.remove(path) != null) {
      hasChanged = true;
    }
  }

  /// Nanoseconds since 1970.
  long now() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /// Whether anything was learnt since it was [taken over][#put].
  boolean hasChanged() {
    return hasChanged;
  }

  /// Takes over what another process knew.
  void put(Map<String, Folder> otherFolders, Map<String, Content> otherFiles) {
    folders.putAll(otherFolders);
    files.putAll(otherFiles);
  }

  /// What is known of folders, by path, but of those that are known to have gone.
  Map<String, Folder> folders() {
    var standing = new TreeMap<String, Folder>();
    new TreeMap<>(folders)
        .forEach((path, folder) -> {
          if (isStanding(path, standing)) {
            standing.put(path, folder);
          }
        });
    return standing;
  }

  /// What is known of files, by path, but of those that are known to have gone.
  ///
  /// @param standing the folders that have not
  Map<String, Content> files(Map<String, Folder> standing) {
    var all = new TreeMap<>(files);
    all.keySet().removeIf(path -> !isStanding(path, standing));
    return all;
  }

  /// The nearest folder above that is known decides.
  private static boolean isStanding(String path, Map<String, Folder> standing) {
    for (var at = path; !at.isEmpty(); ) {
      int slash = at.lastIndexOf('/');
      var above = at.substring(0, Math.max(slash, 0));
      var folder = standing.get(above);
      if (folder != null) {
        return folder.names.containsKey(at.substring(slash + 1));
      }
      at = above;
    }
    return true;
  }
}
