package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.redact.gateway.Api;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import dev.bailiwick.workstation.daemon.ModelRoad;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// One request with what its head says. One thread.
final class Call {
  private static final int LIMIT = (int) ModelRoad.LIMIT_BYTES;

  private static final Pattern LENGTH = Pattern.compile("\\d{1,12}");

  final Exchange exchange;
  final ModelSide side;
  final Registration registration;
  final URI target;
  final Optional<Api> api;
  final String session;

  /// A body that can be searched, or why it cannot.
  record Body(byte[] bytes, Optional<String> refusal) {
    static Body refused(String why) {
      return new Body(new byte[0], Optional.of(why));
    }
  }

  /// @param path behind the provider's part, as it was sent
  Call(Exchange exchange, ModelSide side, Registration registration, String path) {
    this.exchange = exchange;
    this.side = side;
    this.registration = registration;
    this.api = Api.at(path);
    this.session = side.session(exchange.head());
    var place = registration.upstreams().getOrDefault(side.provider(), side.upstream());
    var query = exchange.head().query();
    this.target = URI.create(base(place) + path + (query.isEmpty() ? "" : "?" + query));
  }

  private static String base(URI place) {
    var text = place.toString();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  /// What the log may say of it: no address's query, which can hold a key.
  Journal.Subject journalled() {
    return new Journal.Subject(
        side.agent(),
        session,
        side.actor(exchange.head()),
        Permission.host(target),
        exchange.head().method() + " " + target.getPath());
  }

  /// The room the body takes while it is searched.
  int kibibytes() {
    var length = exchange.head().header("content-length");
    long bytes =
        length
            .map(text -> LENGTH.matcher(text).matches() ? Long.parseLong(text) : LIMIT)
            .orElse(exchange.head().header("transfer-encoding").isPresent() ? (long) LIMIT : 0);
    return (int) Math.min(Integer.MAX_VALUE, 2 * (bytes >> 10) + 1);
  }

  Body body() throws IOException {
    var bytes = exchange.body(LIMIT + 1);
    if (bytes.length == 0) {
      return new Body(bytes, Optional.empty());
    }
    var encoding = exchange.head().header("content-encoding").orElse("identity");
    if (encoding.equals("gzip")) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = in.readNBytes(LIMIT + 1);
      }
    } else if (!encoding.equals("identity")) {
      return Body.refused(
          "the request is compressed with "
              + encoding
              + ", which the gateway cannot search; switch"
              + " request compression off in the assistant");
    }
    if (bytes.length > LIMIT) {
      return Body.refused("the request is over " + (LIMIT >> 20) + " MiB");
    }
    var type = exchange.head().header("content-type").orElse("");
    return type.startsWith("application/json")
        ? new Body(bytes, Optional.empty())
        : Body.refused("the gateway sends on JSON only, and this is " + type);
  }

  void refuse(int status, String why) {
    var message = "Bailiwick: " + why;
    var body = api.orElse(Api.MESSAGES).refusal(message).getBytes(StandardCharsets.UTF_8);
    exchange.answer(status, List.of(new Exchange.Header("content-type", "application/json")), body);
  }
}
