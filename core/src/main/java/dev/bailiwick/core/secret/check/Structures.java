package dev.bailiwick.core.secret.check;

import dev.bailiwick.core.secret.check.Check.Answer;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The inner structure that vendors give their tokens.
final class Structures {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String OPENSSH = "openssh-key-v1\0";

  private Structures() {}

  static Answer jwt(String value) {
    var parts = value.split("\\.", -1);
    if (parts.length < 2) {
      return Answer.WRONG;
    }
    var header = object(parts[0]);
    boolean algorithm = header.flatMap(json -> json.string("alg")).isPresent();
    boolean encrypted = parts.length == 5 && header.flatMap(json -> json.string("enc")).isPresent();
    return told(algorithm && (encrypted || object(parts[1]).isPresent()));
  }

  private static Optional<Json.Obj> object(String part) {
    return decoded(part, Base64.getUrlDecoder())
        .flatMap(bytes ->
            JsonReader.read(new String(bytes, StandardCharsets.UTF_8), JsonReader.Limits.EVENT)
                    instanceof JsonReader.Parsed(Json.Obj json)
                ? Optional.of(json)
                : Optional.empty());
  }

  static Answer pem(String value) {
    int start = value.indexOf("-----", value.indexOf("-----BEGIN ") + 11);
    int end = value.indexOf("-----END ");
    if (start < 0 || end < start) {
      return Answer.UNTOLD;
    }
    var body = value.substring(start + 5, end).replace("\\n", "").replace("\\r", "");
    int headers = body.lastIndexOf(':');
    if (headers >= 0) {
      int rest = body.indexOf('\n', headers);
      body = rest < 0 ? "" : body.substring(rest);
    }
    return decoded(body.replaceAll("[^A-Za-z0-9+/]", ""), Base64.getDecoder())
        .map(bytes -> told(isKey(bytes, headers >= 0)))
        .orElse(Answer.WRONG);
  }

  /// A DER sequence, OpenSSH's own format, or (under headers) something encrypted.
  private static boolean isKey(byte[] bytes, boolean encrypted) {
    if (bytes.length < 32) {
      return false;
    }
    return encrypted
        || bytes[0] == 0x30
        || new String(bytes, 0, OPENSSH.length(), StandardCharsets.ISO_8859_1).equals(OPENSSH);
  }

  static Answer awsAccount(String value) {
    if (value.length() != 20) {
      return Answer.UNTOLD;
    }
    for (int i = 4; i < value.length(); i++) {
      if (BASE32.indexOf(value.charAt(i)) < 0) {
        return Answer.WRONG;
      }
    }
    return Answer.STRUCTURE;
  }

  static Answer luhn(String value) {
    int sum = 0;
    int count = 0;
    for (int i = value.length() - 1; i >= 0; i--) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        continue;
      }
      int part = count++ % 2 == 0 ? digit : 2 * digit;
      sum += part > 9 ? part - 9 : part;
    }
    return count < 12 ? Answer.UNTOLD : sum % 10 == 0 ? Answer.CHECKSUM : Answer.WRONG;
  }

  private static Optional<byte[]> decoded(String text, Base64.Decoder decoder) {
    try {
      return Optional.of(decoder.decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Answer told(boolean holds) {
    return holds ? Answer.STRUCTURE : Answer.WRONG;
  }
}
