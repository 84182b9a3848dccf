package dev.bailiwick.workstation.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The organisations that sign for public hosts: `rules/network/authorities.txt`.
record Authorities(Set<String> names) {
  private static final String FILE = "/dev/bailiwick/rules/network/authorities.txt";

  static Authorities packed() {
    try (var stream = Authorities.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("this build holds no " + FILE);
      }
      return new Authorities(
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(Authorities::folded)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String organisation) {
    return names.contains(folded(organisation));
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
