package dev.bailiwick.workstation.purge;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The old objects are taken out of the repository, and nothing else: what is unreachable and holds
/// no value stays. Everything that stays is first packed anew; what others add meanwhile is left.
record Removal(Repository repository) {
  private static final Pattern LOOSE = Pattern.compile("[0-9a-f]{2}");
  private static final List<String> STALE =
      List.of("info/commit-graph", "info/commit-graphs", "info/packs", "pack/multi-pack-index");

  /// @param gone told for each file that is deleted: a place to stop at in a test
  void run(Renamed renamed, Runnable gone) throws IOException {
    if (renamed.count() == 0) {
      return;
    }
    var before = packs();
    before.addAll(loose());
    var kept = kept(renamed);
    var name =
        Repository.latin(
                repository
                    .git()
                    .run(
                        kept,
                        Map.of(),
                        "pack-objects",
                        "-q",
                        "--local",
                        "--delta-base-offset",
                        repository.objects().resolve("pack/pack").toString()))
            .strip();
    for (var stale : STALE) {
      delete(repository.objects().resolve(stale), gone);
    }
    for (var file : before) {
      if (!String.valueOf(file.getFileName()).contains(name)) {
        delete(file, gone);
      }
    }
  }

  /// The ids of what stays, a line each, in the order of the old packs.
  private byte[] kept(Renamed renamed) throws IOException {
    var kept = new ByteArrayOutputStream();
    repository
        .git()
        .read(
            new byte[0],
            out -> {
              var lines = new BufferedReader(new InputStreamReader(out, StandardCharsets.US_ASCII));
              for (var id = lines.readLine(); id != null; id = lines.readLine()) {
                if (!renamed.isKnown(HexFormat.of().parseHex(id), 0)) {
                  kept.writeBytes(Repository.latin(id + "\n"));
                }
              }
            },
            "cat-file",
            "--batch-all-objects",
            "--unordered",
            "--batch-check=%(objectname)");
    return kept.toByteArray();
  }

  /// Indexes before what they speak of: a pack without one is passed over.
  private List<Path> packs() throws IOException {
    var packs = new ArrayList<Path>();
    var folder = repository.objects().resolve("pack");
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        files
            .sorted(Comparator.comparing((Path file) -> file.toString().endsWith(".idx") ? 0 : 1))
            .forEach(packs::add);
      }
    }
    return packs;
  }

  private List<Path> loose() throws IOException {
    var loose = new ArrayList<Path>();
    try (var folders = Files.list(repository.objects())) {
      for (var folder : folders.sorted().toList()) {
        if (LOOSE.matcher(String.valueOf(folder.getFileName())).matches()) {
          try (var files = Files.list(folder)) {
            files.forEach(loose::add);
          }
        }
      }
    }
    return loose;
  }

  private static void delete(Path path, Runnable gone) throws IOException {
    if (Files.isDirectory(path)) {
      try (var inside = Files.list(path)) {
        for (var file : inside.toList()) {
          delete(file, gone);
        }
      }
    }
    if (Files.deleteIfExists(path)) {
      gone.run();
    }
  }
}
