package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.redact.gateway.Api;
import dev.bailiwick.core.redact.gateway.LocalWrites;
import dev.bailiwick.core.redact.gateway.ModelSession;
import dev.bailiwick.workstation.daemon.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Brings one answer back: a stream event by event, anything else as it is. One thread.
///
/// Errors, and answers in an encoding we did not ask for, are passed on in the bytes they came in.
/// A stream that breaks off breaks off for the assistant too.
final class AnswerCopy {
  private static final int BUFFER = 16 << 10;
  private static final int LONGEST = 64 << 20;

  private final ModelSession session;
  private final LocalWrites writes;
  private long bytes;

  AnswerCopy(ModelSession session, LocalWrites writes) {
    this.session = session;
    this.writes = writes;
  }

  /// Bytes that have been read, after decoding.
  long bytes() {
    return bytes;
  }

  /// @param api empty for what is no request to a model
  void copy(Answer from, Optional<Api> api, Exchange to) throws IOException {
    var encoding = from.header("content-encoding").orElse("identity");
    var type = from.header("content-type").orElse("");
    boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
    boolean read = from.status() == 200 && api.isPresent() && (gzip || encoding.equals("identity"));
    if (read && type.startsWith("text/event-stream")) {
      stream(from, gzip, api.get(), to);
    } else if (read && type.startsWith("application/json")) {
      whole(from, gzip, api.get(), to);
    } else {
      plain(from, to);
    }
  }

  private static List<Exchange.Header> headers(Answer from, boolean decoded) {
    var headers = new ArrayList<Exchange.Header>();
    for (var header : from.headers()) {
      boolean stale = decoded && header.name().equals("content-encoding");
      if (Upstream.isPassed(header.name()) && !stale) {
        headers.add(header);
      }
    }
    return headers;
  }

  private void stream(Answer from, boolean gzip, Api api, Exchange to) throws IOException {
    try (var raw = from.body();
        var out = new Sink(to.stream(from.status(), headers(from, gzip)))) {
      var answer = session.stream(api, writes);
      var buffer = new byte[BUFFER];
      if (raw.available() == 0) {
        out.flush();
      }
      try {
        var in = gzip ? new GZIPInputStream(raw, BUFFER) : raw;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes += n;
          out.write(answer.take(buffer, 0, n));
        }
      } catch (IOException e) {
        out.write(answer.end());
        throw new Exchange.Cut(e);
      }
      out.write(answer.end());
      out.isWhole = true;
    }
  }

  private void whole(Answer from, boolean gzip, Api api, Exchange to) throws IOException {
    try (var raw = from.body();
        var in = gzip ? new GZIPInputStream(raw, BUFFER) : raw) {
      var body = in.readNBytes(LONGEST);
      bytes += body.length;
      to.answer(from.status(), headers(from, gzip), session.answer(api, body, writes));
    }
  }

  private void plain(Answer from, Exchange to) throws IOException {
    try (var in = from.body()) {
      byte[] body;
      try {
        body = in.readNBytes(LONGEST);
      } catch (IOException e) {
        throw new Exchange.Cut(e);
      }
      bytes += body.length;
      to.answer(from.status(), headers(from, false), body);
    }
  }

  /// Closes the answer well only when all of it has come.
  private static final class Sink implements AutoCloseable {
    private final OutputStream out;
    private boolean isWhole;

    Sink(OutputStream out) {
      this.out = out;
    }

    void write(List<byte[]> pieces) throws IOException {
      if (pieces.isEmpty()) {
        return;
      }
      for (var piece : pieces) {
        out.write(piece);
      }
      flush();
    }

    void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (isWhole) {
        out.close();
      }
    }
  }
}
