package dev.bailiwick.core.secret.value;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts that are plainly something else than a secret, whatever name they are given: addresses,
/// paths, selectors, expressions, hashes, public keys.
public final class Literal {
  private static final List<String> STARTS =
      List.of(
          "http://",
          "https://",
          "./",
          "../",
          "~/",
          "ssh-",
          "ecdsa-",
          "pk_",
          "pk-",
          "sha1-",
          "sha256-",
          "sha384-",
          "sha512-",
          "sha1:",
          "sha256:",
          "sha512:",
          "md5:",
          "data:",
          "urn:",
          "$2a$",
          "$2b$",
          "$2y$",
          "$argon2",
          "$pbkdf2",
          "$scrypt",
          "pbkdf2_",
          "$1$",
          "$5$",
          "$6$",
          "{ssha",
          "{sha",
          "{bcrypt}",
          "{crypt}",
          "$8$",
          "@/",
          "\\x",
          "\\u",
          "-----begin",
          "com.",
          "org.",
          "java.",
          "javax.",
          "application/",
          "text/",
          "fa-",
          "glyphicon",
          "//",
          "--",
          "${",
          "@string",
          "x-",
          "age1",
          "spki",
          "did:",
          "function",
          "select ",
          "lambda");

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)+(?:\\(\\))?"),
          Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"),
          Pattern.compile("[#.][A-Za-z][\\w-]*"),
          Pattern.compile("/?[\\w.@-]+(?:/[\\w.@-]+)*\\.[a-z]{2,5}|/[\\w./@-]*|[A-Za-z]:\\\\.*"),
          Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"),
          Pattern.compile("[\\w.-]+:"),
          Pattern.compile("v?\\d+(?:\\.\\d+)+(?:[-+][\\w.]+)?"),
          Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*"),
          Pattern.compile("[A-Za-z_][\\w.:]*\\(.*"),
          Pattern.compile("[A-Za-z_][\\w.]*\\[.*"),
          Pattern.compile("[A-Za-z_]\\w*(?:::|->)\\w.*"));

  /// Words and names, however seldom their letters.
  private static final Pattern NAMES =
      Pattern.compile(
          "[a-z]+(?:[:./][a-z]+)+|[#.][a-z]+(?:-[a-z]+)*|[A-Z]+(?:_[A-Z0-9]+)+|\\w+:\"?");

  private static final List<String> PARTS =
      List.of(
          "\\d", "\\w", "\\s", "[a-z", "[A-Z", "[0-9", "(?", ".*", ".+", "</", "/>", "=>", "&&",
          "://");

  private static final double WORDS = 5.5;

  private Literal() {}

  /// @param surprise of the value, in bits per character; what was drawn by chance has the shape of
  ///   anything
  public static boolean isOther(String value, double surprise) {
    var lower = value.toLowerCase(Locale.ROOT);
    if (STARTS.stream().anyMatch(lower::startsWith)) {
      return true;
    }
    if (surprise < WORDS && SHAPES.stream().anyMatch(shape -> shape.matcher(value).matches())) {
      return true;
    }
    return NAMES.matcher(value).matches() || PARTS.stream().anyMatch(value::contains);
  }

  /// True for eight, four, four, four and twelve hexadecimal digits.
  public static boolean isUuid(String value) {
    return UUID.matcher(value).matches();
  }

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
}
