package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Names that everybody in an ecosystem knows, packed with the program: what a made-up or mistyped
/// name was probably meant to be. Thread-safe.
public final class PopularNames {
  private static final Map<Ecosystem, Set<String>> READ = new ConcurrentHashMap<>();
  private static final Map<Ecosystem, Likeness> NEAR = new ConcurrentHashMap<>();

  private PopularNames() {}

  public static Set<String> of(Ecosystem ecosystem) {
    return READ.computeIfAbsent(ecosystem, PopularNames::read);
  }

  /// How near a name is to those.
  public static Likeness likeness(Ecosystem ecosystem) {
    return NEAR.computeIfAbsent(ecosystem, one -> new Likeness(of(one)));
  }

  private static Set<String> read(Ecosystem ecosystem) {
    var file = "/dev/bailiwick/rules/packages/" + ecosystem.purlType() + ".txt";
    try (var in = PopularNames.class.getResourceAsStream(file)) {
      if (in == null) {
        return Set.of();
      }
      var names = new TreeSet<String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> names.addAll(Set.of(line.strip().split("\\s+"))));
      names.remove("");
      return Set.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
