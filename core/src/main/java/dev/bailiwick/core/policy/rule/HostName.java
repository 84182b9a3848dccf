package dev.bailiwick.core.policy.rule;

import java.net.IDN;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A host name or address in its one canonical form, so that no second spelling gets past a list.
///
/// Names: lower case, without the dot at the end, IDN as ASCII (RFC 5891). IPv4: dotted decimal,
/// also from the decimal, octal, hex and short forms that inet_aton(3) takes. IPv6: full groups; an
/// address that only wraps an IPv4 one (RFC 4291 2.5.5, RFC 6052) is that IPv4 address.
///
/// @param text the canonical form
/// @param address true for an IP address
public record HostName(String text, boolean address) {
  private static final Set<String> METADATA_NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data", "metadata.azure.internal");
  private static final Set<String> METADATA_ADDRESSES =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  /// The canonical form, or empty for a text that is no host: user information, a path, blanks,
  /// control characters, empty labels.
  public static Optional<HostName> of(String written) {
    var text = written;
    if (text.startsWith("[") && text.endsWith("]") && text.indexOf(':') >= 0) {
      text = text.substring(1, text.length() - 1);
    }
    if (text.isEmpty() || text.length() > 255) {
      return Optional.empty();
    }
    if (text.indexOf(':') >= 0) {
      return ipv6(text);
    }
    var name = ascii(text);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    var lower = name.get();
    var last = lower.substring(lower.lastIndexOf('.') + 1);
    boolean numeric = last.matches("[0-9]+|0x[0-9a-f]*");
    return numeric ? ipv4(lower) : Optional.of(new HostName(lower, false));
  }

  private static Optional<String> ascii(String text) {
    String name;
    try {
      name = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.isEmpty() || name.length() > 253) {
      return Optional.empty();
    }
    for (var label : name.split("\\.", -1)) {
      if (label.length() > 63 || !label.matches("[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")) {
        return Optional.empty();
      }
    }
    return Optional.of(name);
  }

  private static Optional<HostName> ipv4(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      int bytes = i == parts.length - 1 ? 5 - parts.length : 1;
      if (part < 0 || part >= 1L << (8 * bytes)) {
        return Optional.empty();
      }
      value = (value << (8 * bytes)) | part;
    }
    return Optional.of(new HostName(dotted(value), true));
  }

  private static String dotted(long value) {
    return (value >> 24)
        + "."
        + (value >> 16 & 255)
        + "."
        + (value >> 8 & 255)
        + "."
        + (value & 255);
  }

  /// The number as inet_aton reads it, or -1.
  private static long number(String part) {
    try {
      if (part.startsWith("0x")) {
        return part.length() == 2 ? 0 : positive(Long.parseLong(part.substring(2), 16));
      }
      boolean octal = part.length() > 1 && part.startsWith("0");
      return positive(Long.parseLong(part, octal ? 8 : 10));
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static long positive(long value) {
    return value >= 0 ? value : -1;
  }

  private static Optional<HostName> ipv6(String text) {
    int zone = text.indexOf('%');
    var address = (zone < 0 ? text : text.substring(0, zone)).toLowerCase(Locale.ROOT);
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    var head = groups(gap < 0 ? address : address.substring(0, gap));
    var tail = groups(gap < 0 ? "" : address.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    var all = new ArrayList<>(head.get());
    int missing = 8 - all.size() - tail.get().size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(tail.get());
    return Optional.of(new HostName(wrapped(all).orElseGet(() -> full(all)), true));
  }

  private static String full(ArrayList<Integer> groups) {
    return String.join(":", groups.stream().map(Integer::toHexString).toList());
  }

  /// The IPv4 address inside a mapped, compatible or NAT64 one.
  private static Optional<String> wrapped(ArrayList<Integer> groups) {
    boolean zeros = groups.subList(0, 5).stream().allMatch(group -> group == 0);
    long low = ((long) groups.get(6) << 16) | groups.get(7);
    boolean mapped = zeros && groups.get(5) == 0xffff;
    boolean compatible = zeros && groups.get(5) == 0 && low > 1;
    boolean nat64 = groups.get(0) == 0x64 && groups.get(1) == 0xff9b;
    return mapped || compatible || nat64 ? Optional.of(dotted(low)) : Optional.empty();
  }

  private static Optional<ArrayList<Integer>> groups(String text) {
    var groups = new ArrayList<Integer>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    var parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        if (!parts[i].matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
          return Optional.empty();
        }
        long value = 0;
        for (var octet : parts[i].split("\\.")) {
          int number = Integer.parseInt(octet);
          if (number > 255) {
            return Optional.empty();
          }
          value = value << 8 | number;
        }
        groups.add((int) (value >> 16));
        groups.add((int) (value & 0xffff));
      } else if (parts[i].matches("[0-9a-f]{1,4}")) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }

  /// This machine: `localhost` and its subdomains, 127.0.0.0/8, `::1`.
  public boolean isLoopback() {
    return address
        ? text.startsWith("127.") || text.equals("0:0:0:0:0:0:0:1")
        : text.equals("localhost") || text.endsWith(".localhost");
  }

  /// A cloud's metadata service, or an address of the link only (169.254.0.0/16, fe80::/10), or the
  /// address that means every interface.
  public boolean isSensitive() {
    if (!address) {
      return METADATA_NAMES.contains(text);
    }
    return text.startsWith("169.254.")
        || text.startsWith("0.")
        || text.equals("0:0:0:0:0:0:0:0")
        || text.matches("fe[89ab][0-9a-f]:.*")
        || METADATA_ADDRESSES.contains(text);
  }
}
