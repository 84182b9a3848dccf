package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Scans what the next commit would add or change: the blobs in git's index, not the files beside
/// it.
public final class StagedScan {
  private static final int PATIENCE_SECONDS = 30;
  private static final int LONGEST_LIST = 64 << 20;
  private static final String SUBMODULE = "160000";

  private record Blob(String id, String path) {}

  private final SecretScanner scanner;
  private final Path root;
  private final Optional<Path> index;

  public StagedScan(SecretScanner scanner, Path root) {
    this(scanner, root, Optional.empty());
  }

  /// @param index the index that will be committed, where it is not the repository's usual one
  public StagedScan(SecretScanner scanner, Path root, Optional<Path> index) {
    this.scanner = scanner;
    this.root = root;
    this.index = index;
  }

  /// @param wanted tells for a path relative to the root whether it is scanned
  public ScanReport scan(Predicate<String> wanted) throws IOException {
    var blobs = staged().stream().filter(blob -> wanted.test(blob.path)).toList();
    if (blobs.isEmpty()) {
      return ScanReport.NOTHING;
    }
    var process = git(List.of("cat-file", "--batch"));
    var asking = Thread.ofPlatform().daemon().start(() -> ask(process, blobs));
    try (var answers = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      var report = read(answers, blobs);
      asking.join();
      return report;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void ask(Process process, List<Blob> blobs) {
    try (var questions = process.outputWriter(StandardCharsets.US_ASCII)) {
      for (var blob : blobs) {
        questions.write(blob.id + "\n");
      }
    } catch (IOException _) {
      // git is gone; reading its answers says so
    }
  }

  private ScanReport read(DataInputStream answers, List<Blob> blobs) throws IOException {
    var content = new ContentScan(scanner);
    var report = ScanReport.NOTHING;
    for (var blob : blobs) {
      var words = line(answers).split(" ");
      if (words.length != 3) {
        throw new IOException("git does not have the staged content of " + blob.path);
      }
      long size = Long.parseLong(words[2]);
      var body = new Body(answers, size);
      var result = content.scan(blob.path, body);
      body.finish();
      var limits = result.limits().stream().map(limit -> blob.path + ": " + limit).toList();
      report =
          report.and(new ScanReport(result.findings(), 1, size, result.spokenFor(), 0, limits));
    }
    return report;
  }

  /// `:100644 100644 OLD NEW M\0path\0`, as git-diff(1) writes it under `--raw -z`.
  private List<Blob> staged() throws IOException {
    var process =
        git(
            List.of(
                "diff",
                "--cached",
                "--raw",
                "-z",
                "--no-abbrev",
                "--no-renames",
                "--diff-filter=d"));
    process.getOutputStream().close();
    var listed =
        new String(process.getInputStream().readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
    finish(process, "diff");
    var blobs = new ArrayList<Blob>();
    var parts = listed.split("\0");
    for (int i = 0; i + 1 < parts.length; i += 2) {
      var fields = parts[i].split(" ");
      if (fields.length >= 5 && !fields[1].equals(SUBMODULE)) {
        blobs.add(new Blob(fields[3], parts[i + 1]));
      }
    }
    return blobs;
  }

  private static void finish(Process process, String what) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("git " + what + " failed; is this a git repository?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process git(List<String> words) throws IOException {
    var command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(words);
    var builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    index.ifPresent(file -> builder.environment().put("GIT_INDEX_FILE", file.toString()));
    return builder.start();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > 200) {
        throw new EOFException("git ended in the middle of an answer");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  /// One blob in git's answers, and the line end behind it.
  private static final class Body extends FilterInputStream {
    private long left;

    Body(InputStream in, long size) {
      super(in);
      left = size;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        return -1;
      }
      left--;
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(into, offset, (int) Math.min(left, length));
      left -= Math.max(0, count);
      return count;
    }

    void finish() throws IOException {
      in.skipNBytes(left + 1);
    }

    @Override
    public void close() {
      // the stream goes on with the next answer
    }
  }
}
