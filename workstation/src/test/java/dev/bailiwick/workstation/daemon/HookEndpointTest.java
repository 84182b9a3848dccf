package dev.bailiwick.workstation.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookEndpointTest {
  private static final byte[] SLEEP = bytes("{\"word\":\"sleep\"}");

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private DaemonLog log() throws IOException {
    return new DaemonLog(folder.resolve("log"), InstantSource.system());
  }

  @Test
  void denies_a_call_that_gets_no_verdict_in_time() throws IOException {
    var limits = new HookEndpoint.Limits(4, Duration.ofMillis(50));
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), limits)) {
      var reply = endpoint.call("claude", SLEEP, Map.of());
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).contains("denied", "no verdict within 50 ms");
    }
  }

  @Test
  void denies_when_too_many_calls_are_under_way() throws Exception {
    var limits = new HookEndpoint.Limits(1, Duration.ofSeconds(2));
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), limits);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HookEndpoint.Reply> first = sleeping(endpoint, threads);
      var second = endpoint.call("claude", bytes("{\"word\":\"hi\"}"), Map.of());
      while (!second.body().contains("denied")) {
        // The sleeper may itself have met a call of this loop: then another one lies down.
        first = first.isDone() ? sleeping(endpoint, threads) : first;
        second = endpoint.call("claude", bytes("{\"word\":\"hi\"}"), Map.of());
      }
      assertThat(second.body()).contains("too many calls");
      assertThat(first.get().body()).contains("no verdict");
    }
  }

  private static Future<HookEndpoint.Reply> sleeping(
      HookEndpoint endpoint, ExecutorService threads) {
    return threads.submit(() -> endpoint.call("claude", SLEEP, Map.of()));
  }

  @Test
  void refuses_bytes_that_are_no_utf8() throws IOException {
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), HookEndpoint.Limits.USUAL)) {
      var reply = endpoint.call("claude", new byte[] {'{', '"', (byte) 0xff, '"'}, Map.of());
      assertThat(reply.status()).isEqualTo(400);
    }
  }
}
