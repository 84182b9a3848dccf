package dev.bailiwick.workstation.egress;

import dev.bailiwick.core.effect.Host;
import dev.bailiwick.workstation.egress.Handshake.Words;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// SOCKS5's CONNECT with a user's name (RFC 1928, 1929). BIND and UDP are not served.
final class Socks5 {
  private static final int VERSION = 5;
  private static final int PASSWORD = 2;
  private static final int NONE = 0xff;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;

  private Socks5() {}

  static Handshake read(InputStream raw, OutputStream out) throws IOException {
    var in = new DataInputStream(raw);
    in.readUnsignedByte();
    var methods = in.readNBytes(in.readUnsignedByte());
    boolean named = new String(methods, StandardCharsets.ISO_8859_1).indexOf(PASSWORD) >= 0;
    out.write(new byte[] {VERSION, (byte) (named ? PASSWORD : NONE)});
    out.flush();
    if (!named) {
      throw new IOException("a SOCKS client without a user's name");
    }
    in.readUnsignedByte();
    var user = text(in);
    text(in);
    out.write(new byte[] {1, 0});
    out.flush();
    in.readUnsignedByte();
    int command = in.readUnsignedByte();
    in.readUnsignedByte();
    var name = address(in);
    int port = in.readUnsignedShort();
    if (command != CONNECT || name.isEmpty() || port == 0) {
      return Handshake.wrong(Words.SOCKS5, "only CONNECT to a host is served");
    }
    Host host = Handshake.host(name, port);
    return new Handshake(Words.SOCKS5, user, Optional.of(host), "");
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private static String address(DataInputStream in) throws IOException {
    return switch (in.readUnsignedByte()) {
      case IPV4 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
      case IPV6 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
      case NAME -> text(in);
      default -> "";
    };
  }

  /// @param code 0 for a way that is open, 2 for one that the rules close
  static byte[] reply(int code) {
    return new byte[] {VERSION, (byte) code, 0, IPV4, 0, 0, 0, 0, 0, 0};
  }
}
