package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.dependency.AdvisorySync;
import dev.bailiwick.workstation.dependency.AdvisorySync.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `deps sync`, told to a person: what was taken from where, and how old it is.
final class SyncedAdvisories {
  private static final int FAILED = 1;

  private final DepsPorts ports;
  private final Terminal terminal;

  SyncedAdvisories(DepsPorts ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  /// 0 where every archive was taken, 1 where one could not be had; what the others hold counts.
  int sync(List<String> bases, List<Ecosystem> ecosystems) throws IOException {
    var sync = new AdvisorySync(ports.advisories(), ports.archives(), ports.clock());
    var outcomes = new ArrayList<Outcome>();
    for (var base : bases) {
      for (var address : AdvisorySync.addresses(base, ecosystems)) {
        try (var progress = new Progress(terminal, address, 0)) {
          outcomes.add(sync.take(address, progress::step));
        }
      }
    }
    boolean any = outcomes.stream().anyMatch(outcome -> outcome.problem().isEmpty());
    if (any) {
      sync.finish();
    }
    outcomes.forEach(this::tell);
    boolean all = outcomes.stream().allMatch(outcome -> outcome.problem().isEmpty());
    if (!all) {
      terminal.note(
          (any ? "the other ecosystems keep" : "nothing changed; the index keeps")
              + " what it knew; offline, carry the archives over and call `bailiwick deps sync"
              + " --from FILE.zip`");
    }
    return all ? 0 : FAILED;
  }

  private void tell(Outcome outcome) {
    if (!outcome.problem().isEmpty()) {
      terminal.note(outcome.address() + ": " + outcome.problem());
      return;
    }
    for (var source : outcome.sources()) {
      terminal
          .out()
          .println(
              source.ecosystem().osvName()
                  + ": "
                  + source.records()
                  + " advisories, the newest of "
                  + source.newest().toString().substring(0, 10)
                  + ", from "
                  + source.address());
    }
    if (outcome.refused() > 0) {
      terminal.note(outcome.address() + ": " + outcome.refused() + " entries are no OSV record");
    }
  }
}
