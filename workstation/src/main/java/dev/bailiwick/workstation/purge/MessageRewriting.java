package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import dev.bailiwick.workstation.history.object.HeaderedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Commits and tags written anew: other ids, no value, no signature that no longer holds.
///
/// A commit or tag that holds no value and leads to nothing new stays as it is, byte for byte, and
/// so does its signature. Ids of commits in the message of one that changes follow; shortened ids
/// do not.
///
/// @param renamed what the object leads to must be in it already
record MessageRewriting(KnownSecrets known, Renamed renamed) {
  private static final Set<String> IDS = Set.of("tree", "parent", "object");
  private static final Set<String> SIGNATURES = Set.of("gpgsig", "gpgsig-sha256");
  private static final int SHORTEST_ID = 40;
  private static final Pattern ID =
      Pattern.compile("(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])");
  private static final Pattern TAG_SIGNATURE =
      Pattern.compile(
          "(?m)^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----");

  /// A new version.
  ///
  /// @param unsigned whether a signature was left out
  record Changed(byte[] content, boolean unsigned) {}

  /// The new version of a commit or a tag, or empty where it stays.
  Optional<Changed> of(byte[] content) {
    var old = HeaderedText.of(content);
    boolean tag = old.has("tag") && old.has("object");
    boolean changed = known.isPlainlyIn(content, 0, content.length);
    for (var header : old.headers()) {
      changed |= IDS.contains(header.key()) && !moved(header).equals(header.text());
    }
    if (!changed) {
      return Optional.empty();
    }
    boolean unsigned = false;
    var headers = new ArrayList<HeaderedText.Header>();
    for (var header : old.headers()) {
      if (SIGNATURES.contains(header.key()) || isStaleTag(header)) {
        unsigned = true;
      } else if (IDS.contains(header.key())) {
        headers.add(header(header.key(), moved(header)));
      } else {
        headers.add(new HeaderedText.Header(header.key(), without(header)));
      }
    }
    var message = tag ? unsigned(old.message()) : old.message();
    unsigned |= message.length != old.message().length;
    return Optional.of(new Changed(new HeaderedText(headers, message(message)).bytes(), unsigned));
  }

  /// A tag that a merge carries along, of a commit that is another now, or with a value in it.
  private boolean isStaleTag(HeaderedText.Header header) {
    return header.key().equals("mergetag")
        && (known.isPlainlyIn(header.value(), 0, header.value().length)
            || ID.matcher(header.text())
                .results()
                .anyMatch(id -> !renamed.get(id.group()).equals(id.group())));
  }

  private static HeaderedText.Header header(String key, String text) {
    return new HeaderedText.Header(key, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String moved(HeaderedText.Header header) {
    return ID.matcher(header.text()).matches() ? renamed.get(header.text()) : header.text();
  }

  /// A tag's own name is a ref's name.
  private byte[] without(HeaderedText.Header header) {
    return header.key().equals("tag")
        ? known.nameWithout(header.value())
        : known.without(header.value(), header.value().length).orElse(header.value());
  }

  private static byte[] unsigned(byte[] message) {
    var match = TAG_SIGNATURE.matcher(new String(message, StandardCharsets.ISO_8859_1));
    return match.find() ? Arrays.copyOf(message, match.start()) : message;
  }

  private byte[] message(byte[] message) {
    var clean = known.without(message, message.length).orElse(message);
    if (!mayHoldId(clean)) {
      return clean;
    }
    var text = new String(clean, StandardCharsets.ISO_8859_1);
    return ID.matcher(text)
        .replaceAll(id -> renamed.get(id.group()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean mayHoldId(byte[] text) {
    int digits = 0;
    for (int at = 0; at < text.length && digits < SHORTEST_ID; at++) {
      digits = isDigit(text[at]) ? digits + 1 : 0;
    }
    return digits == SHORTEST_ID;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
  }
}
