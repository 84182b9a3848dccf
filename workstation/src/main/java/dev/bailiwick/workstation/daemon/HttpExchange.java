package dev.bailiwick.workstation.daemon;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// An exchange as the server has it.
final class HttpExchange implements Exchange {
  private final ServerRequest request;
  private final ServerResponse response;
  private final Head head;

  /// @param prefix what stands before the path
  HttpExchange(ServerRequest request, ServerResponse response, String prefix) {
    this.request = request;
    this.response = response;
    var headers = new ArrayList<Header>();
    for (var header : request.headers()) {
      header.allValues().forEach(value -> headers.add(new Header(header.name(), value)));
    }
    this.head =
        new Head(
            request.prologue().method().text(),
            request.path().rawPath().substring(prefix.length()),
            request.query().rawValue(),
            headers);
  }

  @Override
  public Head head() {
    return head;
  }

  @Override
  public byte[] body(int most) throws IOException {
    return body(request, most);
  }

  static byte[] body(ServerRequest request, int most) throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    long announced = request.headers().contentLength().orElse(Long.MAX_VALUE);
    try (var in = request.content().inputStream()) {
      if (announced > most) {
        return in.readNBytes(most);
      }
      // One buffer of its size; the general way begins with 16 KiB for a body of one.
      var bytes = new byte[(int) announced];
      int read = in.readNBytes(bytes, 0, bytes.length);
      return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }
  }

  @Override
  public void answer(int status, List<Header> headers, byte[] body) {
    begin(status, headers);
    response.send(body);
  }

  @Override
  public OutputStream stream(int status, List<Header> headers) {
    begin(status, headers);
    return response.outputStream();
  }

  private void begin(int status, List<Header> headers) {
    response.status(status);
    var values = new LinkedHashMap<String, List<String>>();
    for (var header : headers) {
      values.computeIfAbsent(header.name(), _ -> new ArrayList<>()).add(header.value());
    }
    values.forEach(
        (name, all) -> response.headers().set(HeaderValues.create(HeaderNames.create(name), all)));
  }
}
