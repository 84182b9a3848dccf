package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A line of a repository of which CredData says whether a credential stands in it.
///
/// @param path inside of the repository
/// @param first the first line, from 1; `last` the last
/// @param secret true for CredData's `T`; its `F` and `X` are both none
/// @param kinds its categories
record Marked(String path, int first, int last, boolean secret, List<String> kinds) {
  /// Categories of what opens nothing by itself: names, ids, what is used once and is public.
  private static final Set<String> NO_CREDENTIALS =
      Set.of(
          "UUID",
          "Nonce",
          "Salt",
          "AWS S3 Bucket",
          "AWS Client ID",
          "Firebase Domain",
          "Tencent WeChat API App ID");

  boolean isCredential() {
    return !NO_CREDENTIALS.containsAll(kinds);
  }

  /// The rows about the files of one repository, as it stood at the commit CredData names.
  ///
  /// @param meta a file of CredData's `meta`
  static List<Marked> read(Path meta, Path checkout) throws IOException {
    var paths = paths(checkout);
    var rows = new ArrayList<Marked>();
    for (var line : Files.readAllLines(meta).stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      var path = paths.get(cells[1]);
      if (path != null) {
        rows.add(
            new Marked(
                path,
                Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6]),
                cells[7].equals("T"),
                List.of(cells[12].split(":"))));
      }
    }
    return rows;
  }

  /// CredData names a file by the first eight digits of the SHA-256 of its path.
  private static Map<String, String> paths(Path checkout) throws IOException {
    var paths = new HashMap<String, String>();
    try (var files = Files.walk(checkout)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> checkout.relativize(file).toString())
          .forEach(path -> paths.put(id(path), path));
    }
    return paths;
  }

  private static String id(String path) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
