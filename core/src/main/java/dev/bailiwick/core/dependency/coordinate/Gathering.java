package dev.bailiwick.core.dependency.coordinate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Dependencies of one file, each version of a package once: what is wanted for everything in one
/// place is wanted for everything. One thread.
public final class Gathering {

  private record Identity(String name, String version, Origin origin) {}

  private final Map<Identity, Dependency> found = new LinkedHashMap<>();

  public void add(Dependency dependency) {
    var identity = new Identity(dependency.key(), dependency.version(), dependency.origin());
    found.merge(identity, dependency, Gathering::joined);
  }

  private static Dependency joined(Dependency first, Dependency second) {
    if (first.groups().isEmpty() || second.groups().isEmpty()) {
      return first.in(List.of());
    }
    var groups = new TreeSet<>(first.groups());
    groups.addAll(second.groups());
    return first.in(List.copyOf(groups));
  }

  public List<Dependency> all() {
    return new ArrayList<>(found.values());
  }
}
