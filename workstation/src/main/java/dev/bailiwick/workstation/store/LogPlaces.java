package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Hash;
import dev.bailiwick.core.audit.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a log lies: its lines, its tree beside them, its key apart from both.
///
/// `log` is the segment being written; fuller ones stand beside it as `<log>.<first seq, 12
/// digits>`. `<log>.tiles/` holds `checkpoint` and `tile/…` as C2SP tlog-tiles lays them out. The
/// private key never lies in a repository; `<key>.pub` is its public half.
public record LogPlaces(Path log, Path key) {
  private static final Pattern ROTATED = Pattern.compile("\\.[0-9]{12}");

  /// The places of a repository's log.
  ///
  /// @param root the repository, absolute
  /// @param configured the policy's `logging.file`, relative to the root or absolute
  /// @param state our state folder, e.g. `$XDG_STATE_HOME/bailiwick`
  public static LogPlaces of(Path root, Optional<String> configured, Path state) {
    var folder = state.resolve("audit").resolve(repositoryId(root));
    var log = configured.map(root::resolve).orElse(folder.resolve("audit.jsonl"));
    return new LogPlaces(log.normalize(), folder.resolve("signing.key"));
  }

  /// A name for the repository among a user's, which says where it lies to nobody else.
  public static String repositoryId(Path root) {
    var path = root.toAbsolutePath().normalize();
    Hash hash = Merkle.leaf(path.toString().getBytes(StandardCharsets.UTF_8));
    var name = path.getFileName() == null ? "root" : path.getFileName().toString();
    var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.substring(0, Math.min(40, plain.length()))
        + "-"
        + hash.toString().substring(0, 16);
  }

  public Path tiles() {
    return log.resolveSibling(log.getFileName() + ".tiles");
  }

  Path checkpoint() {
    return tiles().resolve("checkpoint");
  }

  /// The file with the public key's text.
  public Path publicKey() {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  Path rotated(long firstSeq) {
    return log.resolveSibling(log.getFileName() + String.format(".%012d", firstSeq));
  }

  /// The files that hold records, oldest first; only those that exist.
  List<Path> segments() throws IOException {
    var segments = new ArrayList<Path>();
    var folder = log.toAbsolutePath().getParent();
    var name = log.getFileName().toString();
    if (folder != null && Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        files
            .filter(file -> isRotated(name, file.getFileName().toString()))
            .sorted()
            .forEach(segments::add);
      }
    }
    if (Files.exists(log)) {
      segments.add(log);
    }
    return segments;
  }

  private static boolean isRotated(String log, String name) {
    return name.startsWith(log) && ROTATED.matcher(name.substring(log.length())).matches();
  }
}
