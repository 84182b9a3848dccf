package dev.bailiwick.core.dependency.bill;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a repository is made of.
///
/// Which package needs which is not in it: most lock files do not say, so each is told to belong to
/// the repository. The same packages give the same document but for its time.
///
/// @param subject the repository's name
/// @param tool the version of Bailiwick
/// @param made UTC
/// @param packages each version once, in the order of the files
public record BillOfMaterials(
    String subject, String tool, Instant made, List<Dependency> packages) {

  public BillOfMaterials {
    Map<String, Dependency> once = new LinkedHashMap<>();
    packages.forEach(one -> once.putIfAbsent(one.purl().toString(), one));
    packages = List.copyOf(once.values());
    made = made.truncatedTo(ChronoUnit.SECONDS);
  }

  /// CycloneDX 1.6, JSON (cyclonedx.org/docs/1.6/json).
  public Json cycloneDx() {
    return CycloneDx.of(this);
  }

  /// SPDX 2.3, JSON (spdx.github.io/spdx-spec/v2.3).
  public Json spdx() {
    return Spdx.of(this);
  }

  /// An id of the subject and its packages.
  UUID id() {
    var text = new StringBuilder(subject);
    packages.forEach(one -> text.append('\n').append(one.purl()));
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
