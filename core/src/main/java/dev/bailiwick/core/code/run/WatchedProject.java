package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.value.CodeFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A project that notes what is looked at. One thread.
public final class WatchedProject implements Project {
  private final Project project;
  private final Set<Place> places = new LinkedHashSet<>();

  private record Place(Look.Kind kind, String path) {}

  public WatchedProject(Project project) {
    this.project = project;
  }

  @Override
  public Optional<CodeFile> file(String path) {
    places.add(new Place(Look.Kind.FILE, path));
    return project.file(path);
  }

  @Override
  public List<String> siblings(String folder) {
    places.add(new Place(Look.Kind.FOLDER, folder));
    return project.siblings(folder);
  }

  @Override
  public Optional<String> text(String path) {
    places.add(new Place(Look.Kind.TEXT, path));
    return project.text(path);
  }

  /// All that was looked at up to now, each once.
  public List<Look> looks() {
    var looks = new ArrayList<Look>(places.size());
    for (var place : places) {
      looks.add(Look.at(place.kind, place.path, project));
    }
    return looks;
  }
}
