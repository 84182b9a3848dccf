package dev.bailiwick.workstation.cli.exposure;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.exposure.Closing;
import dev.bailiwick.workstation.setup.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The files of a repository by level, and how many of each an assistant may read.
record FilesByLevel(Map<Level, Count> counts) {

  /// @param free files that are read without a question
  record Count(int free, int asked, int denied) {
    private Count and(Count other) {
      return new Count(free + other.free, asked + other.asked, denied + other.denied);
    }

    private int all() {
      return free + asked + denied;
    }
  }

  static FilesByLevel of(Path root, Reach reach) throws IOException {
    var counts = new EnumMap<Level, Count>(Level.class);
    var git = GitRepository.around(root).filter(found -> found.root().equals(root));
    var names = new TreeSet<String>();
    if (git.isPresent()) {
      names.addAll(git.get().tracked());
      names.addAll(git.get().unignored());
    }
    var closing = reach.closing();
    for (var name : names) {
      var file = root.resolve(name).toString();
      counts.merge(reach.level(file), count(closing, file), Count::and);
    }
    return new FilesByLevel(counts);
  }

  private static Count count(Closing closing, String file) {
    var by = closing.of(new Effect.Reads(Target.file(file), Effect.Place.WHOLE));
    return by.map(one -> one.decision().equals("deny") ? new Count(0, 0, 1) : new Count(0, 1, 0))
        .orElse(new Count(1, 0, 0));
  }

  Json.Obj json() {
    var json = Json.object();
    counts.forEach((level, count) ->
        json.put(
            level.word(),
            Json.object()
                .put("free", count.free())
                .put("asked", count.asked())
                .put("denied", count.denied())
                .build()));
    return json.build();
  }

  /// One line a level, the strictest first.
  List<String> lines() {
    var lines = new ArrayList<String>();
    counts.forEach((level, count) ->
        lines.addFirst(
            count.all()
                + " "
                + level.word()
                + (count.all() == 1 ? " file: " : " files: ")
                + count.free()
                + " read freely, "
                + count.asked()
                + " after a question, "
                + count.denied()
                + " denied"));
    return lines;
  }
}
