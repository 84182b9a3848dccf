package dev.bailiwick.workstation.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry.Question;
import dev.bailiwick.core.dependency.registry.Resolved;
import dev.bailiwick.core.dependency.registry.Resolved.Key;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpRegistryTest {
  private static final String PACKUMENT =
      "{\"dist-tags\":{\"latest\":\"1.0.0\"},\"time\":{\"1.0.0\":\"2024-01-01T00:00:00Z\"},\"versions\":{\"1.0.0\":{}}}";

  @TempDir Path state;
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch slow = new CountDownLatch(1);
  private Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private HttpServer server;

  HttpRegistryTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void a_registry() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          var path = exchange.getRequestURI().getRawPath();
          if (path.equals("/slow")) {
            await();
          }
          if (path.startsWith("/go/")) {
            go(exchange, path.substring("/go/a.example/m/@".length()));
            return;
          }
          if (path.equals("/pypi/p/1.0/json")) {
            var told = "{\"info\":{\"requires_dist\":[\"q>=1\"]}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
            exchange.close();
            return;
          }
          boolean known =
              path.equals("/known") || path.equals("/@s%2fknown") || path.equals("/slow");
          var body = (known ? PACKUMENT : "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              path.equals("/broken") ? 500 : known ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /// Of three releases the two newest are young.
  private static void go(HttpExchange exchange, String what) throws IOException {
    var dates =
        Map.of(
            "v1.0.0", "2024-01-01T00:00:00Z",
            "v1.1.0", "2026-11-20T00:00:00Z",
            "v1.2.0", "2026-11-26T00:00:00Z");
    var version = what.equals("latest") ? "v1.2.0" : what.replaceFirst("v/(.*)\\.info", "$1");
    var told =
        what.equals("v/list")
            ? "v1.0.0\nv1.1.0\nv1.2.0\nv1.3.0-rc.1\n"
            : "{\"Version\":\"" + version + "\",\"Time\":\"" + dates.get(version) + "\"}";
    exchange.sendResponseHeaders(200, told.length());
    exchange.getResponseBody().write(told.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  @Test
  void dates_what_came_before_a_young_release() {
    var name = new PackageName(Ecosystem.GO, "a.example/m");
    var told =
        registry(Duration.ofSeconds(20))
            .facts(List.of(new Question(name, "")))
            .getOrDefault(name, new PackageFacts.Missing());
    assertThat(((Known) told).releases())
        .extracting(one -> one.version() + " " + one.published())
        .containsExactlyInAnyOrder(
            "v1.0.0 2024-01-01T00:00:00Z",
            "v1.1.0 2026-11-20T00:00:00Z",
            "v1.2.0 2026-11-26T00:00:00Z",
            "v1.3.0-rc.1 null");
  }

  private void await() {
    try {
      assertThat(slow.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stopped() {
    slow.countDown();
    server.stop(0);
  }

  private HttpRegistry registry(Duration deadline) {
    var base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new HttpRegistry(
        Map.of(Ecosystem.NPM, base, Ecosystem.PYPI, base, Ecosystem.GO, base + "go/"),
        new FactsCache(state.resolve("registry"), () -> now),
        deadline,
        deadline);
  }

  private PackageFacts ask(HttpRegistry registry, String name) {
    var known = new PackageName(Ecosystem.NPM, name);
    return registry
        .facts(List.of(new Question(known, "")))
        .getOrDefault(known, new PackageFacts.Unknown(""));
  }

  @Test
  void tells_known_from_missing_and_from_unanswered() {
    var registry = registry(Duration.ofSeconds(20));
    assertThat(ask(registry, "known")).isInstanceOf(Known.class);
    assertThat(ask(registry, "@s/known")).isInstanceOf(Known.class);
    assertThat(ask(registry, "nobody")).isEqualTo(new PackageFacts.Missing());
    assertThat(ask(registry, "broken")).isInstanceOf(PackageFacts.Unknown.class);
    assertThat(ask(registry, "no such address")).isInstanceOf(PackageFacts.Unknown.class);
  }

  @Test
  void from_what_was_told_before_nobody_is_asked() {
    var registry = registry(Duration.ofSeconds(20));
    ask(registry, "known");
    var known = new PackageName(Ecosystem.NPM, "known");
    var other = new PackageName(Ecosystem.NPM, "other");

    var kept = registry.silent().facts(List.of(new Question(known, ""), new Question(other, "")));

    assertThat(kept.get(known)).isInstanceOf(Known.class);
    assertThat(kept.get(other)).isInstanceOf(PackageFacts.Unknown.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void tells_what_a_release_needs_once_and_for_all() {
    var python = new Question(new PackageName(Ecosystem.PYPI, "p"), "1.0");
    var node = new Question(new PackageName(Ecosystem.NPM, "known"), "1.0.0");
    var needs = List.of(new Need("q", ">=1"));
    assertThat(registry(Duration.ofSeconds(20)).needs(List.of(python, node)))
        .containsOnly(Map.entry(python, needs));
    ask(registry(Duration.ofSeconds(20)), "known");
    assertThat(registry(Duration.ofSeconds(20)).silent().needs(List.of(python, node)))
        .containsOnly(Map.entry(python, needs), Map.entry(node, List.of()));
    assertThat(asked).hasValue(2);
  }

  @Test
  void finds_a_tree_that_was_resolved_before_a_restart() {
    var root = Key.exactly(new PackageName(Ecosystem.NPM, "known"), "1.0.0");
    var dependency =
        Dependency.locked(Ecosystem.NPM, "known", "1.0.0", new Dependency.Place("", 1));
    var release = new Release("1.0.0", now, false, true, List.of(new Need("leaf", "^1")));
    var resolved =
        new Resolved(dependency, new Known(List.of(release), "1.0.0"), now.plusSeconds(60));
    var before = registry(Duration.ofSeconds(20)).resolutions();
    before.keep(Map.of(root, resolved));
    before.save(root, List.of(root));

    var after = registry(Duration.ofSeconds(20)).resolutions();
    after.recall(root, now);

    assertThat(after.of(root, now)).contains(resolved);
    assertThat(after.of(root, now.plusSeconds(60))).isEmpty();
  }

  @Test
  void says_how_long_what_was_told_holds() {
    var registry = registry(Duration.ofSeconds(20));
    ask(registry, "known");
    ask(registry, "nobody");
    assertThat(registry.until(new Question(new PackageName(Ecosystem.NPM, "known"), "")))
        .isEqualTo(now.plus(Duration.ofHours(12)));
    assertThat(registry.until(new Question(new PackageName(Ecosystem.NPM, "nobody"), "")))
        .isEqualTo(now.plus(Duration.ofMinutes(5)));
    assertThat(registry.until(new Question(new PackageName(Ecosystem.NPM, "never"), "")))
        .isBefore(now);
  }

  @Test
  void asks_once_and_remembers_over_a_restart() {
    assertThat(ask(registry(Duration.ofSeconds(20)), "known")).isInstanceOf(Known.class);
    assertThat(ask(registry(Duration.ofSeconds(20)), "known")).isInstanceOf(Known.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void asks_again_soon_whether_a_missing_name_was_registered() {
    var registry = registry(Duration.ofSeconds(20));
    ask(registry, "nobody");
    now = now.plus(Duration.ofMinutes(6));
    ask(registry, "nobody");
    assertThat(asked).hasValue(2);
  }

  @Test
  void goes_by_what_was_told_where_nobody_answers_now() {
    var registry = registry(Duration.ofSeconds(20));
    ask(registry, "known");
    ask(registry, "nobody");
    server.stop(0);
    now = now.plus(Duration.ofDays(2));
    assertThat(ask(registry, "known")).isInstanceOf(Known.class);
    assertThat(ask(registry, "nobody")).isInstanceOf(PackageFacts.Unknown.class);
    now = now.plus(Duration.ofDays(20));
    assertThat(ask(registry, "known")).isInstanceOf(PackageFacts.Unknown.class);
  }

  @Test
  void a_slow_registry_costs_the_deadline_and_no_more() {
    long started = System.nanoTime();
    var answer = ask(registry(Duration.ofMillis(200)), "slow");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    assertThat(answer).isInstanceOf(PackageFacts.Unknown.class);
  }
}
