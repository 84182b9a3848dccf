package dev.bailiwick.workstation.cli.review;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Repair;
import dev.bailiwick.workstation.cli.findings.WholeFile;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.review.Repairing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `review --fix`, and what SARIF proposes: findings are mended file by file. What is staged is not
/// touched: the person stages the mended files again.
record Mends(Path root, Repairing repairing, Terminal terminal) {

  /// @param staged whether what was reviewed is what the next commit holds
  void write(List<Finding> findings, boolean staged) throws IOException {
    for (var file : byPath(findings).entrySet()) {
      var path = file.getKey();
      var lines = new HashMap<String, Integer>();
      file.getValue().forEach(one -> lines.put(one.fingerprint(), one.place().line()));
      var mended = repairing.mend(path, Set.copyOf(lines.keySet()));
      if (!mended.done().isEmpty()) {
        WholeFile.replace(root.resolve(path), mended.content());
      }
      for (var done : mended.done()) {
        terminal.note(
            path
                + ":"
                + lines.get(done.finding().fingerprint())
                + ": mended "
                + done.finding().rule()
                + ": "
                + done.what());
      }
      if (!mended.left().isEmpty()) {
        terminal.note(path + ": " + mended.left().size() + " not mended");
      }
      if (staged && !mended.done().isEmpty()) {
        terminal.note("stage it again: git add -- " + path);
      }
    }
  }

  /// The mend of each finding, by its fingerprint.
  Map<String, Repair> proposals(List<Finding> findings) throws IOException {
    var proposals = new HashMap<String, Repair>();
    for (var file : byPath(findings).entrySet()) {
      proposals.putAll(repairing.proposals(file.getKey(), file.getValue()));
    }
    return proposals;
  }

  /// Files that stand there, as files.
  private Map<String, List<Finding>> byPath(List<Finding> findings) {
    var byPath = new TreeMap<String, List<Finding>>();
    for (var finding : findings) {
      if (Files.isRegularFile(root.resolve(finding.path()), LinkOption.NOFOLLOW_LINKS)) {
        byPath.computeIfAbsent(finding.path(), _ -> new java.util.ArrayList<>()).add(finding);
      }
    }
    return byPath;
  }
}
