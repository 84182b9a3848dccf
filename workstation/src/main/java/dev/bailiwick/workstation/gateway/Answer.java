package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.daemon.Exchange.Header;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The answer of a provider: its head, and its body as it comes.
///
/// @param headers in their order, names in lower case
/// @param body closed before its end it closes the connection
record Answer(int status, List<Header> headers, InputStream body) {
  Answer {
    headers = List.copyOf(headers);
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst();
  }
}
