package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.Content;
import dev.bailiwick.workstation.history.object.CorruptObject;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Every object of a repository once: packed and loose, of alternates too, reachable or not, so
/// stashes, notes, reflogs and what is dangling are among them.
///
/// What cannot be read is told in [#flaws] and left out; nothing ends the walk early. The ids of
/// objects are taken on trust, as git does when it reads. One thread asks; the work may use more.
public final class ObjectWalk implements Closeable {
  /// What is larger is passed on in windows.
  public static final int LARGEST_WHOLE = 64 << 20;

  /// By how many bytes two windows of an object overlap.
  public static final int OVERLAP = 1 << 16;

  private static final long MOST_HELD = 24 << 20;

  /// What a walk is for.
  ///
  /// @param step called for each object seen, by any thread
  public record Wanted(Set<ObjectKind> kinds, int threads, Runnable step) {
    public Wanted {
      kinds = EnumSet.copyOf(kinds);
    }
  }

  private final ObjectStore store;
  private final List<Pack> packs;
  private final List<BitSet> duplicates;

  /// By the numbers of packs, made when they are first walked.
  private final Map<Integer, DeltaForest> forests = new HashMap<>();

  private final LooseObjects loose;
  private final List<String> looseIds;
  private final ObjectLookup lookup;
  private final Flaws flaws;
  private final long mostHeld;

  private ObjectWalk(
      ObjectStore store,
      List<Pack> packs,
      LooseObjects loose,
      List<String> looseIds,
      Flaws flaws,
      long mostHeld)
      throws CorruptObject {
    this.mostHeld = mostHeld;
    this.store = store;
    this.packs = packs;
    this.loose = loose;
    this.looseIds = looseIds;
    this.flaws = flaws;
    this.duplicates = Duplicates.of(packs);
    this.lookup = new ObjectLookup(packs, loose);
  }

  public static ObjectWalk open(ObjectStore store) throws IOException {
    return open(store, MOST_HELD);
  }

  /// @param mostHeld bytes a thread keeps of objects that others are still to be made from
  static ObjectWalk open(ObjectStore store, long mostHeld) throws IOException {
    var flaws = new Flaws();
    store.missing().forEach(folder -> flaws.file(folder.toString(), "this alternate is missing"));
    var packs = new ArrayList<Pack>();
    for (var folder : store.folders()) {
      packs(folder.resolve("pack"), store.idBytes(), packs, flaws);
    }
    try {
      var loose = new LooseObjects(store);
      return new ObjectWalk(store, packs, loose, unpacked(loose.ids(), packs), flaws, mostHeld);
    } catch (IOException e) {
      for (var pack : packs) {
        pack.close();
      }
      throw e;
    }
  }

  /// Over one pack alone, whatever the names of its files.
  public static ObjectWalk ofPack(Path index, Path pack, int idBytes) throws IOException {
    var store = new ObjectStore(List.of(), idBytes, List.of());
    return new ObjectWalk(
        store,
        List.of(Pack.open(index, pack, idBytes)),
        new LooseObjects(store),
        List.of(),
        new Flaws(),
        MOST_HELD);
  }

  private static void packs(Path folder, int idBytes, List<Pack> into, Flaws flaws)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var files = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder, "*.{idx,pack}")) {
      entries.forEach(files::add);
    }
    files.sort(null);
    for (var file : files) {
      var name = String.valueOf(file.getFileName());
      if (name.endsWith(".idx")) {
        try {
          into.add(Pack.open(file, idBytes));
        } catch (IOException e) {
          flaws.file(file.toString(), "the pack cannot be read (" + reason(e) + ")");
        }
      } else if (!files.contains(file.resolveSibling(name.replaceAll("pack$", "idx")))) {
        flaws.file(file.toString(), "a pack without an index; `git index-pack` makes one");
      }
    }
  }

  private static String reason(IOException e) {
    return e instanceof CorruptObject
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }

  private static List<String> unpacked(List<String> loose, List<Pack> packs) {
    return loose.stream()
        .filter(id -> {
          var bytes = HexFormat.of().parseHex(id);
          return packs.stream().allMatch(pack -> pack.index().find(bytes) < 0);
        })
        .toList();
  }

  /// How many objects there are, each counted once.
  public long count() {
    long count = looseIds.size();
    for (int i = 0; i < packs.size(); i++) {
      count += packs.get(i).order().count() - duplicates.get(i).cardinality();
    }
    return count;
  }

  /// Shows the objects of the wanted kinds to the visitors, one a thread. May be called again.
  public void visit(Wanted wanted, Supplier<ObjectVisitor> visitors) throws IOException {
    var own = new ArrayList<ObjectVisitor>();
    for (int i = 0; i < wanted.threads(); i++) {
      own.add(visitors.get());
    }
    try (var crew = Executors.newFixedThreadPool(wanted.threads())) {
      var buffers = own.stream().map(_ -> new Buffers()).toList();
      for (int i = 0; i < packs.size(); i++) {
        var job = job(i, wanted);
        together(crew, own.size(), n -> packed(job, wanted.step(), own.get(n), buffers.get(n)));
      }
      var next = new AtomicInteger();
      together(crew, own.size(), n -> loose(next, wanted, own.get(n)));
    }
  }

  private PackJob job(int number, Wanted wanted) throws IOException {
    var pack = packs.get(number);
    var forest = forests.get(number);
    if (forest == null) {
      forest = DeltaForest.of(pack);
      forests.put(number, forest);
    }
    return new PackJob(
        pack, number, forest, wanted.kinds(), duplicates.get(number), wanted.threads());
  }

  @FunctionalInterface
  private interface Share {
    void work(int number) throws IOException;
  }

  private static void together(ExecutorService crew, int threads, Share share) throws IOException {
    var shares = new ArrayList<Callable<Void>>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      shares.add(() -> {
        share.work(number);
        return null;
      });
    }
    try {
      for (var done : crew.invokeAll(shares)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause;
      }
      throw new IllegalStateException("a thread of the walk failed", e.getCause());
    }
  }

  private void packed(PackJob job, Runnable step, ObjectVisitor visitor, Buffers buffers)
      throws IOException {
    boolean done = false;
    try (var worker = new PackWorker(job, visitor, lookup, flaws, step, buffers, mostHeld)) {
      worker.run();
      done = true;
    } finally {
      if (!done) {
        job.abandon();
      }
    }
  }

  private void loose(AtomicInteger next, Wanted wanted, ObjectVisitor visitor) throws IOException {
    for (int i = next.getAndIncrement(); i < looseIds.size(); i = next.getAndIncrement()) {
      try {
        loose.visit(looseIds.get(i), new Place(-1, i), wanted, visitor);
        wanted.step().run();
      } catch (IOException e) {
        flaws.objects(looseIds.get(i), reason(e), 1);
      }
    }
  }

  /// The object's id, hexadecimal.
  public String id(Place place) {
    return place.isLoose()
        ? looseIds.get(place.ordinal())
        : packs.get(place.pack()).hex(place.ordinal());
  }

  /// The object's id.
  public byte[] rawId(Place place) {
    return place.isLoose()
        ? HexFormat.of().parseHex(looseIds.get(place.ordinal()))
        : packs.get(place.pack()).id(place.ordinal());
  }

  /// A single object, or empty where no sound copy stands anywhere.
  Optional<Content> read(String id) throws IOException {
    return id.length() == 2 * store.idBytes()
        ? Optional.ofNullable(lookup.read(HexFormat.of().parseHex(id)))
        : Optional.empty();
  }

  /// 20 for SHA-1, 32 for SHA-256.
  public int idBytes() {
    return store.idBytes();
  }

  /// What could not be read so far; the first hundred.
  public List<Flaw> flaws() {
    return flaws.first();
  }

  /// How many objects could not be read.
  public long unread() {
    return flaws.unread();
  }

  @Override
  public void close() throws IOException {
    for (var pack : packs) {
      pack.close();
    }
  }
}
