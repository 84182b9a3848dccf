package dev.bailiwick.workstation.egress;

import dev.bailiwick.workstation.egress.Handshake.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// `CONNECT host:port HTTP/1.1`, read strictly: what two readers could take for two hosts is none.
final class HttpConnect {
  private static final int LONGEST = 8 << 10;
  private static final Pattern LINE =
      Pattern.compile(
          "CONNECT (\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9._-]{1,255}):([0-9]{1,5}) HTTP/1\\.[01]");
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)Proxy-Authorization:\\s*Basic ([A-Za-z0-9+/=]{1,400})\\s*");

  private HttpConnect() {}

  static Handshake read(InputStream in) throws IOException {
    var head = head(in);
    if (head.isEmpty()) {
      return Handshake.wrong(Words.CONNECT, "the request's head is over 8 KiB or incomplete");
    }
    var lines = head.get().split("\r\n", -1);
    var line = LINE.matcher(lines[0]);
    if (!line.matches()) {
      return Handshake.wrong(
          Words.CONNECT, "only CONNECT is served here; use https, plain HTTP is not forwarded");
    }
    int port = Integer.parseInt(line.group(2));
    if (port == 0 || port > 65_535) {
      return Handshake.wrong(Words.CONNECT, "no such port");
    }
    var repository = "";
    for (var one : lines) {
      var match = AUTHORIZATION.matcher(one);
      if (match.matches()) {
        repository = user(match.group(1));
      }
    }
    return new Handshake(
        Words.CONNECT, repository, Optional.of(Handshake.host(bare(line.group(1)), port)), "");
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String user(String basic) {
    try {
      var text = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? text : text.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Optional<String> head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.length() < LONGEST) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      head.append((char) next);
      int length = head.length();
      if (next == '\n' && length >= 4 && head.substring(length - 4).equals("\r\n\r\n")) {
        return Optional.of(head.toString());
      }
    }
    return Optional.empty();
  }

  static byte[] accepted() {
    return "HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] refused(String why) {
    var body = "Bailiwick: " + why + "\n";
    return ("HTTP/1.1 403 Forbidden\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Connection: close\r\n"
            + "Content-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
