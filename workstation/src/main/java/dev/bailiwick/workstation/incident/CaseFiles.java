package dev.bailiwick.workstation.incident;

import dev.bailiwick.core.incident.Incident;
import dev.bailiwick.core.incident.IncidentJson;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cases of a repository, a file each, mode 0600.
///
/// @param folder where they lie
public record CaseFiles(Path folder) {

  /// All cases, the oldest first.
  ///
  /// @throws IllegalArgumentException where a file is none of ours
  public List<Incident> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var all = new ArrayList<Incident>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        all.add(read(file));
      }
    }
    return all;
  }

  private static Incident read(Path file) {
    var text = PrivateFile.read(file).orElse("");
    return (JsonReader.read(text, JsonReader.Limits.EVENT)
                instanceof JsonReader.Parsed(Json.Obj json)
            ? IncidentJson.read(json)
            : Optional.<Incident>empty())
        .orElseThrow(() -> new IllegalArgumentException(file + ": no case; move the file away"));
  }

  public Optional<Incident> find(String id) throws IOException {
    return all().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// An id that no case has, by the day.
  public String freeId(LocalDate day) throws IOException {
    var taken = all().stream().map(Incident::id).toList();
    int number = 1;
    while (taken.contains(day + "-" + number)) {
      number++;
    }
    return day + "-" + number;
  }

  public void write(Incident incident) {
    PrivateFile.write(
        folder.resolve(incident.id() + ".json"), IncidentJson.of(incident).write() + "\n");
  }
}
