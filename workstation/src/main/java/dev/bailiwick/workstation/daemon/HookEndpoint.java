package dev.bailiwick.workstation.daemon;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/// Bytes in, a status and a body out: one hook call, under its limits. Thread-safe.
///
/// A fault inside, a missed deadline and too many calls at once all become the agent's own refusal
/// with status 200, since older agents take any other status for "go on"; where the agent has no
/// refusal for the event, or the bytes are no event, a status that our clients turn into a block.
final class HookEndpoint implements AutoCloseable {

  /// How much at once and how long.
  ///
  /// @param deadline below the clients' five seconds, so that the reason still gets through
  record Limits(int inFlight, Duration deadline) {
    static final Limits USUAL = new Limits(128, Duration.ofMillis(4_000));
  }

  record Reply(int status, String body) {}

  private final Answers answers;
  private final DaemonLog log;
  private final Limits limits;
  private final Semaphore room;

  /// Bodies that may be in memory at once, in KiB: the heap is small, and a body is held as bytes
  /// and again as text.
  private final Semaphore memory = new Semaphore(20 << 10);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder answered = new LongAdder();

  HookEndpoint(Answers answers, DaemonLog log, Limits limits) {
    this.answers = answers;
    this.log = log;
    this.limits = limits;
    room = new Semaphore(limits.inFlight());
  }

  long answered() {
    return answered.sum();
  }

  boolean reserve(int kibibytes) {
    return memory.tryAcquire(kibibytes);
  }

  void release(int kibibytes) {
    memory.release(kibibytes);
  }

  Reply call(String agent, byte[] body, Map<String, String> headers) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
    } catch (CharacterCodingException e) {
      return new Reply(400, "the event is not UTF-8");
    }
    return switch (JsonReader.read(text, JsonReader.Limits.EVENT)) {
      case JsonReader.Malformed(String message, int line, int column) ->
          new Reply(400, "the event is no JSON: " + line + ":" + column + ": " + message);
      case JsonReader.Parsed(Json json) ->
          json instanceof Json.Obj event
              ? admitted(agent, event, headers)
              : new Reply(400, "the event is no JSON object");
    };
  }

  private Reply admitted(String agent, Json.Obj event, Map<String, String> headers) {
    if (!room.tryAcquire()) {
      return refused(agent, event, "Bailiwick is judging too many calls at once; try again.");
    }
    var work = threads.submit(() -> answers.answer(agent, event, headers));
    try {
      return ok(work.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      work.cancel(true);
      return faulted(agent, event, e, "no verdict within " + limits.deadline().toMillis() + " ms");
    } catch (ExecutionException e) {
      return faulted(agent, event, e, "Bailiwick failed on this call");
    } catch (InterruptedException e) {
      work.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply(503, "the daemon is stopping");
    } finally {
      room.release();
    }
  }

  private Reply ok(String body) {
    answered.increment();
    return new Reply(200, body);
  }

  private Reply faulted(String agent, Json.Obj event, Exception fault, String what) {
    var id = log.fault(fault);
    return refused(
        agent, event, what + " (" + id + "), so it is denied. The log of the daemon tells more.");
  }

  private Reply refused(String agent, Json.Obj event, String reason) {
    try {
      return answers
          .refusal(agent, event, reason)
          .map(this::ok)
          .orElseGet(() -> new Reply(503, reason));
    } catch (RuntimeException e) {
      return new Reply(503, reason + " (" + log.fault(e) + ")");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
