package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Probe;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.LogVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// Does the log verify, by the key of this machine, and can it be written?
public record LogProbe(LogPlaces places) implements Probe {
  private static final String MEND =
      "run `bailiwick audit verify`; keep the files, they are evidence";

  @Override
  public List<Check> checks() {
    if (Files.notExists(places.log())) {
      return List.of(Check.healthy("audit log", "begins with the first call"));
    }
    if (!Files.isWritable(places.log())) {
      return List.of(
          Check.broken(
              "audit log", places.log() + " cannot be written", "chmod u+w " + places.log()));
    }
    try {
      var verification = LogVerifier.verify(places, key());
      return List.of(
          verification.problems().isEmpty()
              ? Check.healthy("audit log", verification.records() + " records verify")
              : Check.broken("audit log", verification.problems().getFirst().toString(), MEND));
    } catch (IOException e) {
      return List.of(Check.broken("audit log", places.log() + " cannot be read", MEND));
    }
  }

  private Optional<NoteVerifier> key() throws IOException {
    return Files.exists(places.publicKey())
        ? NoteVerifier.parse(Files.readString(places.publicKey()).strip())
        : Optional.empty();
  }
}
