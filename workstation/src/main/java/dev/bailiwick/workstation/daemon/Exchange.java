package dev.bailiwick.workstation.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One HTTP request on the loopback port and the way to answer it, in no library's words. One
/// thread.
public interface Exchange {

  /// A header; the name in lower case.
  record Header(String name, String value) {
    public Header {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  /// The request's head.
  ///
  /// @param path as it was sent, from the first `/` behind the road's own prefix
  /// @param query as it was sent, without `?`; empty where there is none
  record Head(String method, String path, String query, List<Header> headers) {
    public Head {
      headers = List.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.name().equals(name))
          .map(Header::value)
          .findFirst();
    }
  }

  Head head();

  /// What came with the request, read once; empty where nothing did.
  ///
  /// @param most bytes; of a longer body only the beginning comes
  byte[] body(int most) throws IOException;

  /// Answers whole.
  void answer(int status, List<Header> headers, byte[] body);

  /// Begins an answer of unknown length; each flush reaches the client. Closing it ends the answer
  /// well.
  OutputStream stream(int status, List<Header> headers);

  /// Thrown where an answer that has begun cannot go on: the connection is closed without its end,
  /// so that the client sees a cut and no short answer.
  final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Cut(Throwable cause) {
      super("the answer was cut", cause);
    }
  }
}
