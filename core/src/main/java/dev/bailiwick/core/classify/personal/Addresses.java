package dev.bailiwick.core.classify.personal;

import java.util.Locale;
import java.util.Set;

/// E-mail and IP addresses.
final class Addresses {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final Set<String> ROLES =
      Set.of("git", "noreply", "no-reply", "donotreply", "root", "hg", "svn", "ssh", "user");

  /// Last labels that no person receives mail at: RFC 2606, RFC 6761, RFC 8375, and file endings as
  /// in `icon@2x.png`.
  private static final Set<String> NO_MAIL =
      Set.of(
          "example",
          "test",
          "invalid",
          "localhost",
          "local",
          "internal",
          "arpa",
          "png",
          "jpg",
          "jpeg",
          "gif",
          "svg",
          "webp",
          "js",
          "ts",
          "json",
          "css",
          "html",
          "yml",
          "yaml",
          "lock");

  private Addresses() {}

  /// The address around an `@`, or null where there is none: RFC 5321 dot-string and domain.
  /// Documentation domains and addresses of machines (`git@`, `noreply@`) are left alone.
  static @org.jspecify.annotations.Nullable PersonalFinding emailAt(String text, int at) {
    int start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && isEscape(text, start)) {
      start++;
    }
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    int end = at + 1;
    while (end < text.length() && end - at <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    boolean path = end < text.length() && (text.charAt(end) == ':' && hasPathAfter(text, end));
    if (start == at || text.charAt(at - 1) == '.' || path) {
      return null;
    }
    var local = text.substring(start, at).toLowerCase(Locale.ROOT);
    var domain = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
    return isPerson(local, domain) ? new PersonalFinding(PersonalKind.EMAIL, start, end) : null;
  }

  /// The `n` of `\n` in a literal is no letter of the address behind it.
  private static boolean isEscape(String text, int start) {
    int slashes = 0;
    while (slashes < start && text.charAt(start - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1 && "nrtbfv".indexOf(text.charAt(start)) >= 0;
  }

  /// `git@host:path` is a place of a repository.
  private static boolean hasPathAfter(String text, int colon) {
    return colon + 1 < text.length() && Boundaries.isWord(text.charAt(colon + 1));
  }

  private static boolean isPerson(String local, String domain) {
    int dot = domain.lastIndexOf('.');
    if (dot < 1 || domain.contains("..") || ROLES.contains(local)) {
      return false;
    }
    var last = domain.substring(dot + 1);
    boolean name = last.length() >= 2 && last.chars().allMatch(Character::isLetter);
    boolean documentation = domain.matches("(?:.*\\.)?example\\.(?:com|net|org|edu)");
    return name
        && !NO_MAIL.contains(last)
        && !documentation
        && !domain.startsWith("users.noreply.");
  }

  private static boolean isLocal(char unit) {
    return Character.isLetterOrDigit(unit) || "._%+-'".indexOf(unit) >= 0;
  }

  private static boolean isDomain(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '.' || unit == '-';
  }

  /// The end of a public IPv4 address that starts at `start`, or -1. Private, loopback, link-local,
  /// documentation and multicast ranges name no person (RFC 6890); a fifth number or a `v` before
  /// makes it a version.
  static int ipv4End(String text, int start) {
    int at = start;
    int[] parts = new int[4];
    for (int i = 0; i < 4; i++) {
      int from = at;
      int value = 0;
      while (at < text.length() && at - from < 4 && Character.isDigit(text.charAt(at))) {
        value = value * 10 + Character.digit(text.charAt(at++), 10);
      }
      if (at == from || value > 255 || at - from > 1 && text.charAt(from) == '0') {
        return -1;
      }
      parts[i] = value;
      if (i < 3 && (at >= text.length() || text.charAt(at++) != '.')) {
        return -1;
      }
    }
    boolean more =
        at + 1 < text.length()
            && text.charAt(at) == '.'
            && Character.isLetterOrDigit(text.charAt(at + 1));
    boolean hyphen = at < text.length() && text.charAt(at) == '-';
    boolean whole = Boundaries.endsAt(text, at) && !more && !hyphen && !isVersion(text, start);
    return whole && isPublic(parts) ? at : -1;
  }

  private static boolean isVersion(String text, int start) {
    return Boundaries.isNamedBefore(
        text, start, Set.of("version", "release", "v", "chrome", "build", "firefox", "edg"));
  }

  private static boolean isPublic(int[] ip) {
    boolean closed =
        switch (ip[0]) {
          case 0, 10, 127 -> true;
          case 100 -> ip[1] >= 64 && ip[1] < 128;
          case 169 -> ip[1] == 254;
          case 172 -> ip[1] >= 16 && ip[1] < 32;
          case 192 -> ip[1] == 168 || ip[1] == 0;
          case 198 -> ip[1] == 18 || ip[1] == 19 || ip[1] == 51 && ip[2] == 100;
          case 203 -> ip[1] == 0 && ip[2] == 113;
          default -> ip[0] >= 224;
        };
    boolean resolver = ip[0] == ip[1] && ip[1] == ip[2];
    return !closed && !resolver && !(ip[2] == 0 && ip[3] == 0);
  }

  /// The end of an IPv6 address of global or unassigned scope that starts at `start`, or -1 (RFC
  /// 4291; `::` at most once; loopback, link-local, unique-local and documentation ranges of RFC
  /// 3849 left alone). Times and MAC addresses have fewer groups.
  static int ipv6End(String text, int start) {
    int at = start;
    int groups = 0;
    boolean squeezed = false;
    while (at < text.length() && groups < 8) {
      int from = at;
      while (at < text.length() && at - from < 5 && Character.digit(text.charAt(at), 16) >= 0) {
        at++;
      }
      if (at == from || at - from > 4) {
        break;
      }
      groups++;
      if (groups == 8 || at + 1 >= text.length() || text.charAt(at) != ':') {
        break;
      }
      if (text.charAt(at + 1) == ':') {
        if (squeezed) {
          return -1;
        }
        squeezed = true;
        at++;
      }
      at++;
    }
    boolean whole = Boundaries.endsAt(text, at) && (at >= text.length() || text.charAt(at) != ':');
    boolean enough = groups == 8 && !squeezed || squeezed && groups >= 4 && groups < 8;
    return whole && enough && isGlobal(text.substring(start, at)) ? at : -1;
  }

  private static boolean isGlobal(String address) {
    var low = address.toLowerCase(Locale.ROOT);
    boolean closed = low.matches("(?s)f[cdef].*") && low.indexOf(':') == 4;
    return !closed && !low.startsWith("2001:db8:") && low.matches("(?s).*[1-9a-f].*");
  }
}
