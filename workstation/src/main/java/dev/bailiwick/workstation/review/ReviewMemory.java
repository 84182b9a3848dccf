package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.Outcome;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.text.ContentDigest;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What came of the files of one repository the last time, and what is known of them without
/// reading them, in a file of the state folder. A file that is not whole, or of another program or
/// other rules, is as if there was none. Thread-safe.
final class ReviewMemory {
  private static final int LARGEST = 512 << 20;
  private static final byte UNKNOWN = 0;
  private static final byte SAME = 1;
  private static final byte OTHER = 2;

  private record Kept(List<Look> looks, byte[] outcome) {}

  private final Path file;
  private final String made;
  private final KnownFiles files;
  private final MemoryFormat.Content before;

  /// Whether a look from before sees the same now; two threads may both find it out.
  private final byte[] seenAgain;

  private final Map<String, Kept> found = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();

  private ReviewMemory(Path file, String made, KnownFiles files, MemoryFormat.Content before) {
    this.file = file;
    this.made = made;
    this.files = files;
    this.before = before;
    this.seenAgain = new byte[before.looks().length];
    files.put(before.folders(), before.files());
  }

  /// @param folder in which a file a repository is kept
  /// @param root of the repository
  static ReviewMemory open(Path folder, Path root, Rules rules, InstantSource clock) {
    var file = folder.resolve(ContentDigest.of(root.toString()) + ".review");
    var made = EngineStamp.of() + " " + rules.digest();
    return new ReviewMemory(file, made, new KnownFiles(root, clock), read(file, made));
  }

  private static MemoryFormat.Content read(Path file, String made) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        return MemoryFormat.read(Files.readAllBytes(file), made);
      }
    } catch (IOException | RuntimeException e) {
      return MemoryFormat.Content.NOTHING;
    }
    return MemoryFormat.Content.NOTHING;
  }

  /// The repository's files as they are known.
  KnownFiles files() {
    return files;
  }

  /// What came of the part the last time, where all that it looked at is still the same.
  ///
  /// @param isSame whether a look sees now what it saw
  Optional<Outcome> outcome(String part, Predicate<Look> isSame, Rules rules, Project project) {
    var known = before.parts().get(part);
    if (known == null) {
      return Optional.empty();
    }
    var looks = new ArrayList<Look>(known.looks().length);
    for (int number : known.looks()) {
      if (!isSeenAgain(number, isSame)) {
        return Optional.empty();
      }
      looks.add(before.looks()[number]);
    }
    try {
      return Optional.of(new OutcomeFormat(rules, project).read(known, looks));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isSeenAgain(int number, Predicate<Look> isSame) {
    if (seenAgain[number] == UNKNOWN) {
      seenAgain[number] = isSame.test(before.looks()[number]) ? SAME : OTHER;
    }
    return seenAgain[number] == SAME;
  }

  /// Forgets what was known of a part.
  synchronized void forget(String part) {
    forgotten.add(part);
  }

  /// Keeps what came of a part now.
  synchronized void keep(String part, Outcome outcome) {
    try {
      found.put(part, new Kept(outcome.looks(), OutcomeFormat.write(outcome)));
    } catch (IOException e) {
      forgotten.add(part);
    }
  }

  /// Writes what was kept, with what was known of files that nobody asked about, where anything has
  /// changed; what cannot be written is looked at again the next time.
  synchronized void save(Project project) {
    var kept = new TreeMap<>(before.parts());
    kept.keySet().removeAll(forgotten);
    kept.keySet().removeIf(part -> Language.of(part).isPresent() && project.file(part).isEmpty());
    if (found.isEmpty() && kept.size() == before.parts().size() && !files.hasChanged()) {
      return;
    }
    var numbers = new LookNumbers(before.looks());
    kept.replaceAll((_, part) -> numbers.renumbered(part));
    found.forEach((name, one) ->
        kept.put(
            name,
            new MemoryFormat.Part(numbers.of(one.looks), one.outcome, 0, one.outcome.length)));
    var folders = files.folders();
    try {
      var content = new MemoryFormat.Content(folders, files.files(folders), numbers.looks(), kept);
      PrivateFile.write(file, MemoryFormat.write(content, made));
    } catch (IOException | UncheckedIOException e) {
      found.clear();
    }
  }
}
