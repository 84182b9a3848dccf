package dev.bailiwick.workstation.egress;

import dev.bailiwick.core.effect.Host;
import java.util.Optional;

/// Where a program wants to go, and how it is answered in the words it used.
///
/// @param repository the id that the program gave; empty where it gave none
/// @param host empty for a request that is none
/// @param wrong why it is none
record Handshake(Words words, String repository, Optional<Host> host, String wrong) {

  /// The two protocols.
  enum Words {
    CONNECT,
    SOCKS5
  }

  static Handshake wrong(Words words, String why) {
    return new Handshake(words, "", Optional.empty(), why);
  }

  /// The host at a port. A port stands for the protocol it is made for, so that a rule against
  /// plain HTTP sees it.
  static Host host(String name, int port) {
    var scheme = port == 80 ? "http" : port == 443 ? "https" : "";
    return new Host(scheme, name, port);
  }

  byte[] accepted() {
    return switch (words) {
      case CONNECT -> HttpConnect.accepted();
      case SOCKS5 -> Socks5.reply(0);
    };
  }

  byte[] refused(String why) {
    return switch (words) {
      case CONNECT -> HttpConnect.refused(why);
      case SOCKS5 -> Socks5.reply(2);
    };
  }
}
