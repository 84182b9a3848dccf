package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.daemon.Exchange.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// The body of an answer, to its end and no further: in chunks, of a length, or to the connection's
/// end (RFC 9112, 6.3). One thread.
final class AnswerBody extends InputStream {

  /// What becomes of the connection.
  interface End {
    /// @param whole true where the next answer can follow on it
    void reached(boolean whole);
  }

  private static final long CHUNKS = -2;
  private static final long TO_THE_END = -1;

  private final InputStream in;
  private final boolean persists;
  private final End end;
  private final boolean chunks;

  /// Bytes to the end of the body or of the chunk; [#TO_THE_END] where nobody knows.
  private long left;

  private boolean begun;
  private boolean over;

  private AnswerBody(InputStream in, long length, boolean persists, End end) {
    this.in = in;
    this.persists = persists && length != TO_THE_END;
    this.end = end;
    this.chunks = length == CHUNKS;
    this.left = chunks ? 0 : length;
    if (!chunks && left == 0) {
      finish(true);
    }
  }

  /// @param none true for an answer that has no body, whatever its head says
  /// @param persists whether the connection goes on behind the body
  /// @throws IOException where two readers could take the body for two
  static AnswerBody of(
      InputStream in, List<Header> headers, boolean none, boolean persists, End end)
      throws IOException {
    return new AnswerBody(in, none ? 0 : length(headers), persists, end);
  }

  private static long length(List<Header> headers) throws IOException {
    var codings = values(headers, "transfer-encoding");
    var lengths = values(headers, "content-length").stream().distinct().toList();
    if (!codings.isEmpty()) {
      if (codings.size() > 1
          || !codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")
          || !lengths.isEmpty()) {
        throw new IOException("the answer's length cannot be told");
      }
      return CHUNKS;
    }
    if (lengths.isEmpty()) {
      return TO_THE_END;
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("\\d{1,15}")) {
      throw new IOException("the answer's length cannot be told");
    }
    return Long.parseLong(lengths.getFirst());
  }

  private static List<String> values(List<Header> headers, String name) {
    return headers.stream().filter(h -> h.name().equals(name)).map(Header::value).toList();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunks && !over && left == 0) {
      chunk();
    }
    if (over) {
      return -1;
    }
    int most = left < 0 ? length : (int) Math.min(left, length);
    int read = in.read(bytes, from, most);
    if (read < 0) {
      if (left >= 0) {
        finish(false);
        throw new IOException("the answer was cut");
      }
      finish(false);
      return -1;
    }
    if (left > 0) {
      left -= read;
      if (left == 0 && !chunks) {
        finish(true);
      }
    }
    return read;
  }

  /// Bytes that have come, those between the chunks among them.
  @Override
  public int available() throws IOException {
    return over ? 0 : in.available();
  }

  private void chunk() throws IOException {
    if (begun && !Connection.line(in).isEmpty()) {
      throw new IOException("a chunk is longer than it says");
    }
    begun = true;
    var head = Connection.line(in);
    var size = head.split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,12}")) {
      throw new IOException("a chunk without a length");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      int trailers = 0;
      while (!Connection.line(in).isEmpty()) {
        if (++trailers > 100) {
          throw new IOException("trailers without an end");
        }
      }
      finish(true);
    }
  }

  private void finish(boolean whole) {
    if (!over) {
      over = true;
      end.reached(whole && persists);
    }
  }

  @Override
  public void close() {
    finish(false);
  }
}
