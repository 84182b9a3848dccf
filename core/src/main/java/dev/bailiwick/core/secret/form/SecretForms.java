package dev.bailiwick.core.secret.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// Every way in which a known value is looked for.
///
/// Base64 hides a value in three ways, by how many bytes stand before it: of each the characters
/// are taken that depend on no byte outside of the value, and the whole rest where the text ends
/// with the value, or with it and a line end. Does not see a value that was compressed, encrypted
/// or cut to pieces, nor two encodings one upon the other.
public final class SecretForms {
  /// A shorter value is too common to be looked for.
  public static final int SHORTEST = 4;

  private static final int SHORTEST_ENCODED = 8;
  private static final int SHORTEST_LINE = 16;

  private final LinkedHashSet<Form> forms = new LinkedHashSet<>();

  private SecretForms() {}

  /// The forms a store or a file may hold a value in, the plain one first; none where the value is
  /// shorter than [#SHORTEST] bytes.
  public static List<Form> stored(byte[] value) {
    var all = new SecretForms();
    all.whole(value);
    lines(value).forEach(all::whole);
    return List.copyOf(all.forms);
  }

  /// [#stored], and those a program may print: in capitals, in small letters, backwards.
  public static List<Form> printed(byte[] value) {
    var all = new SecretForms();
    all.whole(value);
    all.played(value);
    lines(value).forEach(all::whole);
    return List.copyOf(all.forms);
  }

  /// The lines of a value of several, as a file with another indent or other line ends has them.
  private static List<byte[]> lines(byte[] value) {
    var text = new String(value, StandardCharsets.ISO_8859_1);
    if (text.strip().indexOf('\n') < 0) {
      var bare = text.stripTrailing();
      return bare.length() == text.length() ? List.of() : List.of(latin(bare));
    }
    return text.lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
        .map(SecretForms::latin)
        .toList();
  }

  private void whole(byte[] value) {
    if (value.length < SHORTEST) {
      return;
    }
    add("plain", value);
    if (value.length >= SHORTEST_ENCODED) {
      base64("base64", value, Base64.getEncoder());
      base64("base64url", value, Base64.getUrlEncoder());
      base64("base64url", value, Base64.getUrlEncoder().withoutPadding());
    }
    hex(value);
    quoted(value);
    unicode(value);
  }

  private void add(String name, byte[] bytes) {
    if (bytes.length >= SHORTEST) {
      forms.add(new Form(name, bytes));
    }
  }

  private void add(String name, String latin) {
    add(name, latin(latin));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void base64(String name, byte[] value, Base64.Encoder encoder) {
    for (int before = 0; before < 3; before++) {
      var padded = new byte[before + value.length];
      System.arraycopy(value, 0, padded, before, value.length);
      var code = encoder.encodeToString(padded);
      int from = (before * 8 + 5) / 6;
      int to = padded.length * 8 / 6;
      if (to - from >= SHORTEST_ENCODED) {
        add(name, code.substring(from, to));
        add(name, code.substring(from));
        add(name, encoder.encodeToString(line(padded)).substring(from));
      }
    }
  }

  private static byte[] line(byte[] bytes) {
    var line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }

  private void hex(byte[] value) {
    var small = HexFormat.of();
    var large = HexFormat.of().withUpperCase();
    add("hex", small.formatHex(value));
    add("hex", large.formatHex(value));
    add("hex", small.withPrefix("\\x").formatHex(value));
    add("hex", large.withPrefix("\\x").formatHex(value));
    add("hex", small.withDelimiter(":").formatHex(value));
    add("hex", small.withDelimiter(" ").formatHex(value));
  }

  /// What formats write in the place of single bytes.
  private void quoted(byte[] value) {
    IntFunction<String> percent =
        c -> isUnreserved(c) ? text(c) : String.format(Locale.ROOT, "%%%02X", c);
    add("url", each(value, percent));
    add("url", each(value, c -> percent.apply(c).toLowerCase(Locale.ROOT), c -> isUnreserved(c)));
    add("url", each(value, c -> c == ' ' ? "+" : percent.apply(c)));
    add("json", each(value, SecretForms::json));
    add("json", each(value, c -> c == '/' ? "\\/" : json(c)));
    add("xml", each(value, c -> xml(c, "&#39;")));
    add("xml", each(value, c -> xml(c, "&apos;")));
    add("shell", each(value, c -> c == '\'' ? "'\\''" : text(c)));
    add("shell", each(value, c -> c > 127 || isShellPlain(c) ? text(c) : "\\" + text(c)));
    add("quoted-printable", each(value, c -> c == '=' ? "=3D" : text(c)));
  }

  private static String each(byte[] value, IntFunction<String> written) {
    return each(value, written, _ -> false);
  }

  private static String each(
      byte[] value, IntFunction<String> written, java.util.function.IntPredicate kept) {
    var out = new StringBuilder();
    for (byte b : value) {
      int c = b & 0xff;
      out.append(kept.test(c) ? text(c) : written.apply(c));
    }
    return out.toString();
  }

  private static String text(int c) {
    return String.valueOf((char) c);
  }

  /// RFC 3986, section 2.3.
  private static boolean isUnreserved(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
  }

  private static boolean isShellPlain(int c) {
    return Character.isLetterOrDigit(c) || "-._/:=@%+,".indexOf(c) >= 0;
  }

  /// RFC 8259, section 7.
  private static String json(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", c) : text(c);
    };
  }

  private static String xml(int c, String apostrophe) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> apostrophe;
      default -> text(c);
    };
  }

  /// What only text has: other character sets, and escapes of characters beyond ASCII.
  private void unicode(byte[] value) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      charset("utf-16", text, StandardCharsets.UTF_16LE);
      charset("utf-16", text, StandardCharsets.UTF_16BE);
      if (!text.chars().allMatch(c -> c < 128)) {
        charset("latin-1", text, StandardCharsets.ISO_8859_1);
        add("json", escaped(text, "\\u%04x"));
        add("json", escaped(text, "\\u%04X"));
      }
    } catch (CharacterCodingException e) {
      // Bytes that are no text have no other character set.
      return;
    }
  }

  private void charset(String name, String text, Charset charset) {
    if (charset.newEncoder().canEncode(text)) {
      add(name, text.getBytes(charset));
    }
  }

  private static String escaped(String text, String format) {
    var out = new StringBuilder();
    text.chars()
        .forEach(c -> out.append(c < 128 ? json(c) : String.format(Locale.ROOT, format, c)));
    return out.toString();
  }

  private void played(byte[] value) {
    if (value.length < SHORTEST_ENCODED) {
      return;
    }
    var text = new String(value, StandardCharsets.ISO_8859_1);
    add("capitals", ascii(text, Character::toUpperCase));
    add("small letters", ascii(text, Character::toLowerCase));
    add("backwards", new StringBuilder(text).reverse().toString());
  }

  private static String ascii(String text, java.util.function.IntUnaryOperator changed) {
    return text.chars()
        .map(c -> c < 128 ? changed.applyAsInt(c) : c)
        .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
        .toString();
  }

  /// The forms of several values, each once.
  public static List<Form> stored(List<byte[]> values) {
    var all = new LinkedHashSet<Form>();
    values.forEach(value -> all.addAll(stored(value)));
    return new ArrayList<>(all);
  }
}
