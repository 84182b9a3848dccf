package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.util.List;
import java.util.function.Supplier;

/// One session of an assistant with its model: what goes out without its secrets, what comes back
/// with them where they may stand. Thread-safe; the secrets are in memory alone and go with it.
public final class ModelSession {
  private static final int ROUNDS = 8;

  /// What became of a request.
  public sealed interface Outcome {}

  /// @param body the bytes to send: the same array where nothing was found
  /// @param replaced how many places hold a placeholder now
  /// @param searched how many bytes no earlier request of the session had
  /// @param model as the request names it; may be empty
  public record Sendable(byte[] body, int replaced, int searched, String model)
      implements Outcome {}

  /// The request is none that could be searched.
  public record Unreadable(String why) implements Outcome {}

  private final Secrets secrets;
  private final Verdicts verdicts;
  private final Supplier<Detector> detectors;

  /// @param key of the session, secret and at least 16 bytes; the same key gives the same
  ///   placeholders
  public ModelSession(byte[] key, Supplier<Detector> detectors) {
    this.secrets = new Secrets(key);
    this.verdicts = new Verdicts(key);
    this.detectors = detectors;
  }

  /// How many secrets the session has met.
  public int secrets() {
    return secrets.count();
  }

  /// Takes the secrets out of a request. Where a secret is first found, everything is looked at
  /// once more, so that the same value elsewhere goes with it.
  public Outcome request(byte[] body) {
    return switch (JsonTape.read(body, 0, body.length)) {
      case JsonTape.Malformed(String message, int at) ->
          new Unreadable("the request is no JSON: " + message + " at byte " + at);
      case JsonTape.Read(var tape) -> searched(body, tape);
    };
  }

  private Outcome searched(byte[] body, JsonTape tape) {
    try {
      int searched = 0;
      for (int round = 0; round < ROUNDS; round++) {
        int before = secrets.version();
        var inspector = new Inspector(secrets, verdicts, detectors);
        var edits = new RequestWalk(body, tape, inspector).request();
        searched = Math.max(searched, inspector.searched());
        if (secrets.version() == before) {
          var model = tape.text(tape.member(0, "model"));
          return new Sendable(Edit.apply(body, edits), edits.size(), searched, model);
        }
      }
      return new Unreadable("the session's other requests bring secrets faster than this one ends");
    } catch (IllegalArgumentException e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /// A streamed answer.
  public AnswerStream stream(Api api, LocalWrites writes) {
    return new AnswerStream(StreamEvents.of(api, new Restoration(secrets, writes)));
  }

  /// An answer that came whole; the same array where nothing comes back, or it is no JSON.
  public byte[] answer(Api api, byte[] body, LocalWrites writes) {
    if (!(JsonTape.read(body, 0, body.length) instanceof JsonTape.Read(var tape))) {
      return body;
    }
    var restoration = new Restoration(secrets, writes);
    List<Edit> edits = WholeAnswer.edits(api, body, tape, restoration);
    return Edit.apply(body, edits);
  }
}
