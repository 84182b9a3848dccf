package dev.bailiwick.workstation.daemon;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Bytes in, a status and a body out: one hook call, under its limits. Thread-safe.
///
/// A call is judged by the thread that brings it; [Deadlines] answers in its place when it takes
/// too long. A fault inside, a missed deadline and too many calls at once all become the agent's
/// own refusal with status 200, since older agents take any other status for "go on"; where the
/// agent has no refusal for the event, or the bytes are no event, a status that our clients turn
/// into a block.
final class HookEndpoint implements AutoCloseable {

  /// How much at once and how long.
  ///
  /// @param deadline below the clients' five seconds, so that the reason still gets through
  record Limits(int inFlight, Duration deadline) {
    static final Limits USUAL = new Limits(128, Duration.ofMillis(4_000));
  }

  /// @param late true where the thread that brought the call is still busy with it, so that nothing
  ///   more can be asked on its connection
  record Reply(int status, String body, boolean late) {
    Reply(int status, String body) {
      this(status, body, false);
    }
  }

  private final Answers answers;
  private final DaemonLog log;
  private final Limits limits;
  private final Semaphore room;
  private final Deadlines deadlines;

  /// Bodies that may be in memory at once, in KiB: the heap is small, and a body is held as bytes
  /// and again as text.
  private final Semaphore memory = new Semaphore(20 << 10);

  private final LongAdder answered = new LongAdder();

  HookEndpoint(Answers answers, DaemonLog log, Limits limits) {
    this.answers = answers;
    this.log = log;
    this.limits = limits;
    room = new Semaphore(limits.inFlight());
    deadlines = new Deadlines(limits.deadline());
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

  /// Gives `to` exactly one reply before it returns, from this thread or, where that is late, from
  /// another.
  void call(String agent, byte[] body, Consumer<Reply> to) {
    String text;
    try {
      text = strict(body);
    } catch (CharacterCodingException e) {
      to.accept(new Reply(400, "the event is not UTF-8"));
      return;
    }
    switch (JsonReader.read(text, JsonReader.Limits.EVENT)) {
      case JsonReader.Malformed(String message, int line, int column) ->
          to.accept(
              new Reply(400, "the event is no JSON: " + line + ":" + column + ": " + message));
      case JsonReader.Parsed(Json.Obj event) -> admitted(agent, event, to);
      case JsonReader.Parsed _ -> to.accept(new Reply(400, "the event is no JSON object"));
    }
  }

  /// The plain constructor is many times quicker, and puts U+FFFD where the bytes are no UTF-8:
  /// only a text with one needs the decoder that can tell.
  private static String strict(byte[] bytes) throws CharacterCodingException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
  }

  private void admitted(String agent, Json.Obj event, Consumer<Reply> to) {
    if (!room.tryAcquire()) {
      to.accept(refused(agent, event, "Bailiwick is judging too many calls at once; try again."));
      return;
    }
    try {
      var call = deadlines.begin(() -> to.accept(late(agent, event)));
      Reply reply;
      boolean mine;
      try {
        reply = judged(agent, event);
      } finally {
        mine = call.ends();
      }
      if (mine) {
        to.accept(reply);
      }
    } finally {
      room.release();
    }
  }

  private Reply judged(String agent, Json.Obj event) {
    try {
      return ok(answers.answer(agent, event));
    } catch (RuntimeException | StackOverflowError e) {
      return faulted(agent, event, e, "Bailiwick failed on this call");
    }
  }

  private Reply late(String agent, Json.Obj event) {
    var what = "no verdict within " + limits.deadline().toMillis() + " ms";
    var reply = faulted(agent, event, new TimeoutException(), what);
    return new Reply(reply.status(), reply.body(), true);
  }

  private Reply ok(String body) {
    answered.increment();
    return new Reply(200, body);
  }

  private Reply faulted(String agent, Json.Obj event, Throwable fault, String what) {
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
    deadlines.close();
  }
}
