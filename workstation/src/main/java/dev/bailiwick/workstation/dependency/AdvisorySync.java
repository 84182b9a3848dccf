package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.advisory.Advisories.Source;
import dev.bailiwick.core.dependency.advisory.AdvisoryIndexWriter;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.advisory.OsvReader;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Makes a new index of advisories from archives in the OSV format, zip files of one JSON record an
/// entry. One thread.
///
/// An ecosystem whose archive cannot be had keeps what the old index knows of it, with its age.
public final class AdvisorySync {
  /// Where the OSV project publishes `<ecosystem>/all.zip` (google.github.io/osv.dev/data).
  public static final String USUAL = "https://osv-vulnerabilities.storage.googleapis.com";

  /// Those that are fetched when nobody names any: what the manifests name that are read here.
  public static final List<Ecosystem> ECOSYSTEMS =
      List.of(
          Ecosystem.NPM,
          Ecosystem.PYPI,
          Ecosystem.MAVEN,
          Ecosystem.GO,
          Ecosystem.CRATES,
          Ecosystem.RUBYGEMS,
          Ecosystem.PACKAGIST,
          Ecosystem.NUGET);

  private static final int LARGEST_RECORD = 16 << 20;

  /// What came of one archive.
  ///
  /// @param problem why nothing of it was taken; empty where all is well
  /// @param refused entries that are no OSV record
  public record Outcome(String address, List<Source> sources, int refused, String problem) {
    public Outcome {
      sources = List.copyOf(sources);
    }
  }

  /// Told of each record that was read.
  @FunctionalInterface
  public interface Pace {
    void step();
  }

  private final AdvisoryStore store;
  private final ArchiveFetch fetch;
  private final InstantSource clock;
  private final AdvisoryIndexWriter writer = new AdvisoryIndexWriter();
  private final Set<Ecosystem> done = EnumSet.noneOf(Ecosystem.class);

  public AdvisorySync(AdvisoryStore store, ArchiveFetch fetch, InstantSource clock) {
    this.store = store;
    this.fetch = fetch;
    this.clock = clock;
  }

  /// The addresses of the ecosystems' archives below a base; the base itself where it is an
  /// archive.
  public static List<String> addresses(String base, List<Ecosystem> ecosystems) {
    if (base.endsWith(".zip")) {
      return List.of(base);
    }
    var plain = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return ecosystems.stream().map(one -> plain + "/" + one.osvName() + "/all.zip").toList();
  }

  /// Takes one archive over. A network's or a file's failure is an outcome.
  public Outcome take(String address, Pace pace) {
    try (var archive = fetch.archive(address)) {
      return read(address, archive, pace);
    } catch (IOException e) {
      return new Outcome(address, List.of(), 0, String.valueOf(e.getMessage()));
    }
  }

  /// What is counted of an ecosystem.
  private record Counted(int records, Instant newest) {
    Counted and(Instant modified) {
      return new Counted(records + 1, modified.isAfter(newest) ? modified : newest);
    }
  }

  private Outcome read(String address, ArchiveFetch.Archive archive, Pace pace) throws IOException {
    Map<Ecosystem, Counted> counted = new EnumMap<>(Ecosystem.class);
    var only = only(address);
    int refused = 0;
    try (var zip = new ZipFile(archive.file().toFile())) {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (entry.isDirectory() || !entry.getName().endsWith(".json")) {
          continue;
        }
        pace.step();
        refused += record(text(zip.getInputStream(entry)), only, counted) ? 0 : 1;
      }
    }
    var sources = new ArrayList<Source>();
    counted.forEach((ecosystem, count) ->
        sources.add(
            new Source(
                ecosystem,
                address,
                clock.instant(),
                count.newest(),
                archive.sha256(),
                count.records())));
    if (sources.isEmpty()) {
      return new Outcome(address, List.of(), refused, "no OSV record of a known ecosystem in it");
    }
    sources.forEach(source -> done.add(source.ecosystem()));
    sources.forEach(writer::add);
    return new Outcome(address, sources, refused, "");
  }

  /// The one ecosystem an archive answers for, by its address; a record may name packages of
  /// others, whose own archives hold it too.
  private static Optional<Ecosystem> only(String address) {
    return Stream.of(Ecosystem.values())
        .filter(one -> address.endsWith("/" + one.osvName() + "/all.zip"))
        .findFirst();
  }

  private boolean record(
      Optional<String> text, Optional<Ecosystem> only, Map<Ecosystem, Counted> counted) {
    if (text.isEmpty() || !(OsvReader.read(text.get()) instanceof OsvReader.Read record)) {
      return false;
    }
    for (var one : record.affected()) {
      if (only.isEmpty() || only.get() == one.ecosystem()) {
        writer.add(one.ecosystem(), one.name(), one.advisory());
        counted.merge(
            one.ecosystem(),
            new Counted(1, record.modified()),
            (known, _) -> known.and(record.modified()));
      }
    }
    return true;
  }

  private static Optional<String> text(InputStream in) throws IOException {
    try (in) {
      var bytes = in.readNBytes(LARGEST_RECORD + 1);
      return bytes.length > LARGEST_RECORD
          ? Optional.empty()
          : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /// Writes the new index, with what the old one knows of ecosystems that were not taken anew.
  public void finish() throws IOException {
    var old = store.kept();
    for (var ecosystem : Ecosystem.values()) {
      if (done.contains(ecosystem)) {
        continue;
      }
      old.copy(ecosystem, writer);
      if (old.source(ecosystem).isEmpty()) {
        KnownFacts.all().stream()
            .filter(fact -> fact.ecosystem() == ecosystem)
            .forEach(fact -> writer.add(ecosystem, fact.name(), fact.advisory()));
      }
    }
    store.replace(writer);
  }

  /// The file of a `file:` address or a plain path; empty for another address.
  static Optional<Path> local(String address) {
    if (address.startsWith("file://")) {
      return Optional.of(Path.of(java.net.URI.create(address)));
    }
    return address.contains("://") ? Optional.empty() : Optional.of(Path.of(address));
  }

  static boolean isReadable(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }
}
