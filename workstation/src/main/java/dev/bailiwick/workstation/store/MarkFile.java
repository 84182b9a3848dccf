package dev.bailiwick.workstation.store;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.pipeline.outflow.HighWater.Mark;
import dev.bailiwick.core.policy.judging.Touched;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What sessions have read, a line of JSON each time a mark rises; the last line of a session
/// counts. Thread-safe; one process writes.
///
/// Holds the path that was read and the rule of its level, and nothing of what stands in it.
public final class MarkFile implements HighWater.Marks {
  /// Older sessions go when the file is read: nobody comes back to them.
  private static final int MOST = 10_000;

  private final Path file;

  public MarkFile(Path file) {
    this.file = file;
  }

  /// @throws IllegalStateException for a line that is no mark, but for a last one that a crash cut
  @Override
  public synchronized Map<String, Mark> kept() {
    var lines = PrivateFile.read(file).orElse("").lines().toList();
    var kept = new LinkedHashMap<String, Mark>();
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      if (JsonReader.read(lines.get(i), JsonReader.Limits.EVENT)
          instanceof JsonReader.Parsed(Json.Obj line)) {
        var session = line.string("session").orElseThrow(() -> damaged("a session"));
        kept.remove(session);
        kept.put(session, mark(line));
      } else if (!last) {
        throw damaged("line " + (i + 1));
      }
    }
    while (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    if (kept.size() < lines.size()) {
      var text = new StringBuilder();
      kept.forEach((session, mark) -> text.append(line(session, mark)));
      PrivateFile.write(file, text.toString());
    }
    return kept;
  }

  @Override
  public synchronized void keep(String session, Mark mark) {
    PrivateFile.folder(file.toAbsolutePath().resolveSibling(""));
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try (var channel = PrivateFile.open(file, options)) {
      var bytes = ByteBuffer.wrap(line(session, mark).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String line(String session, Mark mark) {
    var read = mark.read();
    return Json.object()
            .put("session", session)
            .put("level", read.level().word())
            .put("shown", read.shown())
            .put("rule", read.rule().id())
            .put("layer", read.rule().layer())
            .put("source", read.rule().source())
            .put("roots", Json.strings(mark.roots().stream().sorted().toList()))
            .build()
            .write()
        + "\n";
  }

  private Mark mark(Json.Obj line) {
    var level = line.string("level").flatMap(Level::of).orElseThrow(() -> damaged("a level"));
    var rule =
        new Decision.Rule(
            line.string("rule").orElseThrow(() -> damaged("a rule")),
            line.string("layer").orElse(""),
            line.string("source").orElse(""));
    var roots = new HashSet<String>();
    line.array("roots").forEach(root -> roots.add(((Json.Str) root).value()));
    return new Mark(new Touched(level, rule, line.string("shown").orElse("")), roots);
  }

  private IllegalStateException damaged(String what) {
    return new IllegalStateException(
        file + ": " + what + " cannot be read; delete the file, and start running sessions anew");
  }
}
