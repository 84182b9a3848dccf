package dev.bailiwick.workstation.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts wishes into a repository's files and takes them out again.
///
/// To plan reads and never writes; [Plan#apply] writes all of it or nothing. A second run finds
/// nothing to change. What is taken back is byte for byte what stood there, unless the owner has
/// changed the file since: then only what is ours goes.
public final class Setup {

  /// Changes, prepared.
  ///
  /// @param changes to the repository's files
  /// @param state to what is kept for the way back
  /// @param emptied folders to take away once they are empty, innermost first
  /// @param notes what a person should know, a line each
  public record Plan(
      List<Change> changes, List<Change> state, List<Path> emptied, List<String> notes) {
    public Plan {
      changes = List.copyOf(changes);
      state = List.copyOf(state);
      emptied = List.copyOf(emptied);
      notes = List.copyOf(notes);
    }

    /// Writes everything, or throws [SetupRefused] with everything as it was.
    public void apply() {
      var all = new ArrayList<>(state);
      all.addAll(changes);
      Transaction.apply(all);
      emptied.forEach(Setup::removeIfEmpty);
    }
  }

  private final Path root;
  private final Path state;

  /// @param root the repository's top folder, without links
  /// @param state the state folder
  public Setup(Path root, Path state) {
    this.root = root;
    this.state = state;
  }

  /// What has to change so that every wish holds; wishes of an earlier run that are none any more
  /// are taken out.
  public Plan plan(List<Wish> wishes) {
    var installed = Installed.read(state, root);
    var changes = new ArrayList<Change>();
    var entries = new ArrayList<Installed.Entry>();
    Set<Path> folders = new LinkedHashSet<>(installed.folders());
    for (var wish : wishes) {
      refuseOutside(wish.file());
      var earlier = installed.entry(wish.file());
      var current = Bytes.read(wish.file());
      var pristine = pristine(wish, earlier, current);
      var after = isThere(wish, earlier, current) ? current : wish.apply(pristine);
      if (!Objects.equals(current, after)) {
        changes.add(new Change(wish.file(), current, after, wish.mode()));
        folders.addAll(missingFolders(wish.file()));
      }
      if (!Objects.equals(pristine, after)) {
        entries.add(entry(wish, earlier, pristine, Objects.requireNonNull(after)));
      }
    }
    var left = new ArrayList<String>();
    for (var entry : installed.entries()) {
      if (wishes.stream().noneMatch(wish -> wish.file().equals(entry.wish().file()))) {
        takeBack(entry, left).ifPresent(changes::add);
      }
    }
    return new Plan(changes, installed.replacedBy(entries, List.copyOf(folders)), List.of(), left);
  }

  /// What has to change so that nothing of ours is left.
  public Plan removal() {
    var installed = Installed.read(state, root);
    var changes = new ArrayList<Change>();
    var notes = new ArrayList<String>();
    for (var entry : installed.entries()) {
      takeBack(entry, notes).ifPresent(changes::add);
    }
    var folders = new ArrayList<>(installed.folders().reversed());
    folders.add(Installed.folder(state, root));
    return new Plan(changes, installed.forgotten(), folders, notes);
  }

  private static @Nullable String pristine(
      Wish wish, Optional<Installed.Entry> earlier, @Nullable String current) {
    if (current == null) {
      return null;
    }
    if (earlier.isEmpty()) {
      return MarkedBlock.isIn(current) ? wish.strip(current) : current;
    }
    return Bytes.sha256(current).equals(earlier.get().after())
        ? earlier.get().original()
        : earlier.get().wish().strip(current);
  }

  /// True where the owner has changed the file around what is ours, and all of it is still there.
  private static boolean isThere(
      Wish wish, Optional<Installed.Entry> earlier, @Nullable String current) {
    return current != null
        && earlier.isPresent()
        && wish instanceof Wish.Settings settings
        && settings.asksFor(earlier.get().wish())
        && settings.isIn(current);
  }

  /// The files that hold something of ours in this repository, as far as an earlier run has written
  /// it.
  ///
  /// @throws SetupRefused where the record of it is damaged
  public Set<Path> files() {
    return Installed.read(state, root).files();
  }

  private static Installed.Entry entry(
      Wish wish, Optional<Installed.Entry> earlier, @Nullable String pristine, String after) {
    var mode = earlier.map(Installed.Entry::mode).orElseGet(() -> mode(wish.file()));
    return new Installed.Entry(wish, pristine, mode, Bytes.sha256(after));
  }

  private Optional<Change> takeBack(Installed.Entry entry, List<String> notes) {
    var file = entry.wish().file();
    var current = Bytes.read(file);
    if (current == null) {
      return Optional.empty();
    }
    var mode = entry.mode().isEmpty() ? Optional.<String>empty() : Optional.of(entry.mode());
    if (Bytes.sha256(current).equals(entry.after())) {
      return Optional.of(new Change(file, current, entry.original(), mode));
    }
    if (entry.wish() instanceof Wish.Whole) {
      notes.add("kept " + root.relativize(file) + ": it was changed since setup made it");
      return Optional.empty();
    }
    var rest = entry.wish().strip(current);
    if (Objects.equals(rest, current)) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(file, current, entry.original() == null ? rest : keep(rest), mode));
  }

  /// A file that was there before stays there, be it empty.
  private static String keep(@Nullable String rest) {
    return rest == null ? "" : rest;
  }

  private static String mode(Path file) {
    try {
      return Files.exists(file)
          ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mode of " + file, e);
    }
  }

  private List<Path> missingFolders(Path file) {
    var missing = new ArrayList<Path>();
    var folder = file.getParent();
    while (folder != null && folder.startsWith(root) && !Files.exists(folder)) {
      missing.addFirst(folder);
      folder = folder.getParent();
    }
    return missing;
  }

  /// A link in the repository must not lead setup to write somewhere else.
  private void refuseOutside(Path file) {
    var at = file;
    while (at != null && at.startsWith(root) && !at.equals(root)) {
      if (Files.isSymbolicLink(at)) {
        throw new SetupRefused(
            at + " is a link; put a file of its own in its place, nothing was changed");
      }
      at = at.getParent();
    }
  }

  private static void removeIfEmpty(Path folder) {
    try (var names = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      if (Files.exists(folder) && names.findAny().isEmpty()) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take away the empty folder " + folder, e);
    }
  }
}
