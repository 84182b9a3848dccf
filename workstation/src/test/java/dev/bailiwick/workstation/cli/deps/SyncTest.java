package dev.bailiwick.workstation.cli.deps;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SyncTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private static final PackageWorld NOBODY =
      new PackageWorld(KnownFacts::index, _ -> new InMemoryRegistry().offline());

  @TempDir Path state;
  @TempDir Path mirror;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... words) {
    out.reset();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var ports =
        new DepsPorts(new AdvisoryStore(state), new ArchiveFetch(state), NOBODY, state, () -> NOW);
    return new CommandLine(new DepsCommand(ports, new Terminal(print, print, false, false, 80)))
        .execute(words);
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Advisories advisories() {
    return new AdvisoryStore(state).current();
  }

  private Path archive(String ecosystem, String... records) throws IOException {
    var file = mirror.resolve(ecosystem).resolve("all.zip");
    Files.createDirectories(file.getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < records.length; i++) {
        zip.putNextEntry(new ZipEntry("R-" + i + ".json"));
        zip.write(records[i].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private static String record(String id, String ecosystem, String name) {
    return """
    {"id":"%s","modified":"2026-11-20T00:00:00Z","summary":"Bad.","affected":[
      {"package":{"ecosystem":"%s","name":"%s"},"versions":["1.0.0"]},
      {"package":{"ecosystem":"Go","name":"example.com/x"},"versions":["v1.0.0"]}]}
    """
        .formatted(id, ecosystem, name);
  }

  @Test
  void takes_the_archives_of_a_mirror_and_says_how_old_they_are() throws IOException {
    archive("npm", record("GHSA-1", "npm", "a"), "{}");
    archive("PyPI", record("PYSEC-1", "PyPI", "b"));
    assertThat(run("sync", "--from", mirror.toString(), "--ecosystem", "npm,pypi")).isZero();
    assertThat(told())
        .contains("npm: 1 advisories, the newest of 2026-11-20")
        .contains("1 entries are no OSV record");
    var source = advisories().source(Ecosystem.NPM).orElseThrow();
    assertThat(source.fetched()).isEqualTo(NOW);
    assertThat(source.sha256()).hasSize(64);
    assertThat(advisories().of(Ecosystem.NPM, "a")).hasSize(1);
    // The archive of npm does not answer for Go, whatever its records name.
    assertThat(advisories().source(Ecosystem.GO)).isEmpty();
  }

  @Test
  void keeps_what_it_knew_where_an_archive_cannot_be_had() throws IOException {
    archive("npm", record("GHSA-1", "npm", "a"));
    assertThat(run("sync", "--from", mirror.toUri().toString(), "--ecosystem", "npm")).isZero();
    archive("PyPI", record("PYSEC-1", "PyPI", "b"));
    Files.delete(mirror.resolve("npm/all.zip"));
    assertThat(run("sync", "--from", mirror.toString(), "--ecosystem", "npm,PyPI")).isEqualTo(1);
    assertThat(told()).contains("npm/all.zip: no such file", "keep what it knew");
    assertThat(advisories().of(Ecosystem.NPM, "a")).hasSize(1);
    assertThat(advisories().of(Ecosystem.PYPI, "b")).hasSize(1);
    // What is packed still answers where no archive does.
    assertThat(advisories().of(Ecosystem.CRATES, "rustdecimal")).isNotEmpty();
  }

  @Test
  void takes_one_zip_for_all_ecosystems_in_it() throws IOException {
    var zip = Files.move(archive("x", record("GHSA-1", "npm", "a")), mirror.resolve("osv.zip"));
    assertThat(run("sync", "--from", zip.toString())).isZero();
    assertThat(advisories().source(Ecosystem.GO)).isPresent();
  }

  @Test
  void fetches_over_http_from_this_machine_alone() throws IOException {
    var bytes = Files.readAllBytes(archive("npm", record("GHSA-1", "npm", "a")));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/npm/all.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      var base = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(run("sync", "--from", base, "--ecosystem", "npm")).isZero();
      assertThat(advisories().of(Ecosystem.NPM, "a")).hasSize(1);
      assertThat(run("sync", "--from", base, "--ecosystem", "Go")).isEqualTo(1);
      assertThat(told()).contains("the server answers 404", "nothing changed");
    } finally {
      server.stop(0);
    }
    assertThat(run("sync", "--from", "http://mirror.example", "--ecosystem", "npm")).isEqualTo(1);
    assertThat(told()).contains("not over https");
    try (var left = Files.list(state)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("advisories.idx");
    }
  }

  @Test
  void a_wrong_ecosystem_is_a_wrong_call() {
    assertThat(run("sync", "--ecosystem", "nmp")).isEqualTo(2);
    assertThat(told()).contains("--ecosystem nmp: known are npm, PyPI").hasLineCount(1);
  }
}
