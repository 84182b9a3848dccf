package dev.bailiwick.workstation.vault.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature Version 4 of a request without a query. Source of fact: AWS, "Signature Version 4
/// signing process", and the cases of its published test suite.
record SigV4(AwsCredentials credentials, String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The headers to send: those given, with the time, the session's token and the signature.
  Map<String, String> sign(
      String method, URI uri, Map<String, String> headers, String body, Instant now) {
    var time = TIME.format(now);
    var signed = new TreeMap<String, String>();
    headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
    signed.put("x-amz-date", time);
    if (!credentials.session().isEmpty()) {
      signed.put("x-amz-security-token", credentials.session());
    }
    var sent = new LinkedHashMap<>(signed);
    signed.put("host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
    var scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    var names = String.join(";", signed.keySet());
    var canonical = new StringBuilder(method).append("\n").append(path(uri)).append("\n\n");
    signed.forEach((name, value) -> canonical.append(name).append(":").append(value).append("\n"));
    canonical.append("\n").append(names).append("\n").append(hash(body));
    var text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(canonical.toString());
    var signature = HexFormat.of().formatHex(mac(key(time.substring(0, 8)), text));
    sent.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + credentials.id()
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + signature);
    return sent;
  }

  private static String path(URI uri) {
    return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  private byte[] key(String day) {
    var first = ("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8);
    return mac(mac(mac(mac(first, day), region), service), "aws4_request");
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static String hash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
