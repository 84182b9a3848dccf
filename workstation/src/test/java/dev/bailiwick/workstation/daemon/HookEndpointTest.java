package dev.bailiwick.workstation.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookEndpointTest {
  private static final byte[] SLEEP = bytes("{\"word\":\"sleep\"}");
  private static final byte[] HI = bytes("{\"word\":\"hi\"}");

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private DaemonLog log() throws IOException {
    return new DaemonLog(folder.resolve("log"), InstantSource.system());
  }

  /// The reply to a call that runs on a thread of its own, which [#over] may end early.
  private static final class Caller {
    private final CompletableFuture<HookEndpoint.Reply> reply = new CompletableFuture<>();
    private final Thread thread;

    Caller(HookEndpoint endpoint, byte[] body) {
      thread = Thread.startVirtualThread(() -> endpoint.call("claude", body, reply::complete));
    }

    HookEndpoint.Reply reply() {
      return reply.orTimeout(20, TimeUnit.SECONDS).join();
    }

    void over() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void denies_a_call_that_gets_no_verdict_in_time() throws Exception {
    var limits = new HookEndpoint.Limits(4, Duration.ofMillis(50));
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), limits)) {
      var caller = new Caller(endpoint, SLEEP);
      var reply = caller.reply();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).contains("denied", "no verdict within 50 ms");
      assertThat(reply.late()).isTrue();
      caller.over();
    }
  }

  @Test
  void answers_once_although_the_verdict_comes_after_all() throws Exception {
    var limits = new HookEndpoint.Limits(4, Duration.ofMillis(50));
    var replies = new ConcurrentLinkedQueue<HookEndpoint.Reply>();
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), limits)) {
      var first = new CompletableFuture<HookEndpoint.Reply>();
      var thread =
          Thread.startVirtualThread(() ->
              endpoint.call(
                  "claude",
                  SLEEP,
                  reply -> {
                    replies.add(reply);
                    first.complete(reply);
                  }));
      first.orTimeout(20, TimeUnit.SECONDS).join();
      thread.interrupt();
      thread.join();
    }
    assertThat(replies).hasSize(1);
  }

  @Test
  void denies_when_too_many_calls_are_under_way() throws Exception {
    var limits = new HookEndpoint.Limits(1, Duration.ofSeconds(60));
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), limits)) {
      var sleeper = new Caller(endpoint, SLEEP);
      var second = new Caller(endpoint, HI).reply();
      while (!second.body().contains("denied")) {
        second = new Caller(endpoint, HI).reply();
        // The sleeper may itself have met a call of this loop: then another one lies down.
        sleeper = sleeper.reply.isDone() ? new Caller(endpoint, SLEEP) : sleeper;
      }
      assertThat(second.body()).contains("too many calls");
      sleeper.over();
    }
  }

  @Test
  void refuses_bytes_that_are_no_utf8() throws IOException {
    try (var endpoint = new HookEndpoint(new FixedAnswers(), log(), HookEndpoint.Limits.USUAL)) {
      var reply = new Caller(endpoint, new byte[] {'{', '"', (byte) 0xff, '"'}).reply();
      assertThat(reply.status()).isEqualTo(400);
    }
  }
}
