package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.SourceReading;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.workstation.parser.TreeSitterParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// What lasts from one review to the next in one process: code that was parsed and lowered, up to
/// so much source, what was used last; and what is known of the files of some repositories.
/// Thread-safe.
public final class ParsedCode {
  private static final long PARSE_MILLISECONDS = 3_000;
  private static final long MOST_BYTES = 20L << 20;
  private static final int MOST_ROOTS = 8;

  /// A content under a name: what a file's code is called depends on where it lies.
  record Key(String path, String digest) {}

  private record Parsed(FutureTask<SourceReading.Read> task, int bytes) {}

  private final SourceReading reading =
      new SourceReading(new TreeSitterParser(), PARSE_MILLISECONDS);
  private final Map<Key, Parsed> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<Path, KnownFiles> roots = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private int parsings;

  SourceReading.Read code(CodeFile file) {
    var parsed = parsed(file);
    parsed.task.run();
    try {
      return parsed.task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SourceReading.Read.Left("interrupted");
    } catch (ExecutionException e) {
      return new SourceReading.Read.Left("reading it as code failed; please report it");
    }
  }

  /// Forgets a file's code: what was read was not what it is called.
  synchronized void forget(CodeFile file) {
    var gone = kept.remove(new Key(file.path(), file.digest()));
    bytes -= gone == null ? 0 : gone.bytes;
  }

  /// How often something had to be parsed.
  synchronized int parsings() {
    return parsings;
  }

  /// What is known of a repository's files, from earlier reviews as well.
  synchronized KnownFiles files(Path root) {
    var files = roots.computeIfAbsent(root, one -> new KnownFiles(one, InstantSource.system()));
    if (roots.size() > MOST_ROOTS) {
      roots.pollFirstEntry();
    }
    return files;
  }

  private synchronized Parsed parsed(CodeFile file) {
    var key = new Key(file.path(), file.digest());
    var known = kept.get(key);
    if (known != null) {
      return known;
    }
    var made =
        new Parsed(
            new FutureTask<>(() -> reading.read(key.path, file.language(), file.source())),
            file.facts().size());
    kept.put(key, made);
    parsings++;
    bytes += made.bytes;
    var eldest = kept.values().iterator();
    while (bytes > MOST_BYTES && eldest.hasNext()) {
      bytes -= eldest.next().bytes;
      eldest.remove();
    }
    return made;
  }
}
