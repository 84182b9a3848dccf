package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import dev.bailiwick.workstation.history.ObjectStore;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.purge.pack.PackWriter;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Takes values out of a repository. The order is what makes it safe to stop anywhere: the backup,
/// then new objects that nothing refers to, then all refs at one stroke, then the files beside
/// them, and only then are old objects removed. Whoever is stopped calls again with the same
/// values, or goes back.
public final class Purge {
  private final Repository repository;
  private final KnownSecrets known;
  private final Path state;
  private final Steps steps;
  private final HeapSlack heap = new HeapSlack();

  /// What is told on the way.
  ///
  /// @param progress given what is done and the number of steps (0 where it is not known), gives
  ///   what is called for each, by any thread
  /// @param reached told before each change to the repository
  public record Steps(Bars progress, Runnable reached) {}

  /// A bar for a long part of the work.
  @FunctionalInterface
  public interface Bars {
    LongFunction<Runnable> of(String what);
  }

  /// What was done.
  ///
  /// @param notes lines for a person
  public record Done(Plan plan, Proof proof, List<String> notes) {
    public Done {
      notes = List.copyOf(notes);
    }
  }

  /// @param state where the backup and the reports of this repository lie
  /// @throws IllegalArgumentException where no repository stands at the root, or of a kind that is
  ///   left alone
  public Purge(Path root, KnownSecrets known, Path state, Steps steps) throws IOException {
    this.repository = Repository.at(root);
    this.known = known;
    this.state = state;
    this.steps = steps;
  }

  /// Looks and changes nothing that stays.
  public Plan plan() throws IOException {
    var renamed = new Renamed(idBytes());
    try (var writer = new PackWriter(state(), idBytes())) {
      return look(writer, renamed, new Pointers());
    }
  }

  private Path state() {
    return PrivateFile.folder(state);
  }

  private int idBytes() throws IOException {
    return store().idBytes();
  }

  private ObjectStore store() throws IOException {
    return ObjectStore.of(repository.common())
        .orElseThrow(() -> new IllegalArgumentException(repository.root() + " has no objects"));
  }

  /// Tracked files of all work trees that are written anew, and where they will lie.
  private Map<Path, Path> files() throws IOException {
    var files = new LinkedHashMap<Path, Path>();
    for (var tree : repository.workTrees()) {
      files.putAll(new Index(repository, tree, known).files());
    }
    return files;
  }

  private Plan look(PackWriter writer, Renamed renamed, Pointers pointers) throws IOException {
    var found = new ArrayList<Found>();
    var limits = new ArrayList<String>();
    try (var walk = ObjectWalk.open(store())) {
      var survey = new Survey(walk, known, pointers, writer, renamed);
      survey.run(
          new ObjectWalk.Wanted(
              EnumSet.allOf(ObjectKind.class),
              Runtime.getRuntime().availableProcessors(),
              heap.beside(steps.progress().of("searching").apply(walk.count()))));
      heap.trim();
      survey.writeLarge(repository.git());
      walk.flaws().forEach(flaw -> limits.add(flaw.toString()));
      var rewriting = new Rewriting(survey, known, renamed, writer, walk.idBytes());
      rewriting.run(heap::step);
      found.addAll(survey.found());
      found.addAll(rewriting.names());
      found.addAll(new LargeFiles(repository, known).found());
      found.addAll(new Sweep(repository, known).found());
      for (var nested : repository.nested()) {
        limits.add(nested + ": a submodule's repository; purge it with --root " + nested);
      }
      var files = files();
      var refs = Refs.moved(Refs.listed(repository), known, renamed);
      refs.stream()
          .filter(ref -> !ref.oldName().equals(ref.newName()))
          .filter(
              ref -> known.isPlainlyIn(Repository.latin(ref.oldName()), 0, ref.oldName().length()))
          .forEach(ref -> found.add(new Found("ref", ref.newName(), List.of("plain"))));
      return new Plan(
          found.stream().distinct().toList(),
          refs,
          renamed.count(),
          rewriting.commits(),
          rewriting.tags(),
          rewriting.unsigned(),
          List.copyOf(files.values()),
          limits);
    }
  }

  /// Does it. A backup of an earlier call that did not end is kept, as it holds the repository as
  /// it was before that.
  public Done run() throws IOException {
    var backup = new Backup(state().resolve("backup"));
    var ended = state.resolve("ended");
    if (!backup.isWhole() || Files.exists(ended)) {
      Files.deleteIfExists(ended);
      var files = files();
      for (var tree : repository.workTrees()) {
        files.putAll(new Index(repository, tree, known).pointers());
      }
      backup.make(repository, files);
    }
    var renamed = new Renamed(idBytes());
    steps.reached().run();
    var pointers = new LargeFiles(repository, known).run();
    Plan plan;
    try (var writer = new PackWriter(repository.objects().resolve("pack"), idBytes())) {
      plan = look(writer, renamed, pointers);
      heap.trim();
      steps.reached().run();
      writer.finish();
    }
    var aftermath = new Aftermath(repository, plan, renamed);
    aftermath.write(state);
    heap.trim();
    change(renamed, pointers);
    steps.reached().run();
    new Removal(repository).run(renamed, steps.reached());
    new LargeFiles(repository, known).removeOld(pointers);
    var proof = Proof.of(repository, known, steps.progress().of("proving").apply(0));
    var notes = renamed.count() == 0 ? List.<String>of() : aftermath.install();
    Files.write(ended, refs());
    return new Done(plan, proof, notes);
  }

  private List<String> refs() throws IOException {
    return Refs.listed(repository).entrySet().stream()
        .map(ref -> ref.getValue() + " " + ref.getKey())
        .toList();
  }

  private void change(Renamed renamed, Pointers pointers) throws IOException {
    steps.reached().run();
    var refs = Refs.packed(repository);
    var moved = refs.moved(known, renamed);
    steps.reached().run();
    refs.move(moved);
    steps.reached().run();
    new Sweep(repository, known).run(renamed, moved);
    steps.reached().run();
    for (var tree : repository.workTrees()) {
      new Index(repository, tree, known).run(renamed, pointers);
      steps.reached().run();
    }
    new Notes(repository).run(renamed, moved);
  }

  /// Puts the repository of `root` back as it was before the last purge.
  ///
  /// @param force whether refs that moved since are put back too
  /// @throws IllegalArgumentException where there is nothing to go back to, or refs moved since
  public static void undo(Path root, Path state, boolean force) throws IOException {
    var repository = Repository.at(root);
    var backup = new Backup(state.resolve("backup"));
    if (!backup.isWhole()) {
      throw new IllegalArgumentException("there is no purge to undo here");
    }
    var ended = state.resolve("ended");
    if (Files.exists(ended) && !force) {
      var then = new ArrayList<>(Files.readAllLines(ended));
      Refs.listed(repository).forEach((name, id) -> then.remove(id + " " + name));
      if (!then.isEmpty()) {
        throw new IllegalArgumentException(
            "since the purge "
                + then.getFirst().split(" ", 2)[1]
                + " was moved, and going back would lose that; call again with --yes");
      }
    }
    backup.restore(repository);
    backup.discard();
    Files.deleteIfExists(ended);
  }

  /// Deletes the backup, which holds the values: no way back after that.
  public static void discard(Path state) throws IOException {
    new Backup(state.resolve("backup")).discard();
  }
}
