package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.Habitat;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.decoding.Archive;
import dev.bailiwick.core.secret.decoding.Utf16;
import dev.bailiwick.core.text.Stretches;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/// Scans one content after another with the same buffers, and what lies inside of archives; what is
/// longer than [#WINDOW] bytes goes through in windows that overlap. One thread.
public final class ContentScan {
  public static final int WINDOW = 4 << 20;

  /// A finding that begins in the last part of a window is left to the next one, which sees all of
  /// it; and that one sees a little of what stands in front.
  private static final int LEFT = 64 << 10;

  private static final int CONTEXT = 8 << 10;

  /// What a scan of one content came to.
  ///
  /// @param spokenFor findings that a line in the content takes out, with a reason
  /// @param limits what was not looked into, in words
  public record Result(List<Finding> findings, int spokenFor, List<String> limits) {
    static final Result NOTHING = new Result(List.of(), 0, List.of());

    public Result {
      findings = List.copyOf(findings);
      limits = List.copyOf(limits);
    }
  }

  private final TextSearch search;
  private byte[] window = new byte[0];

  public ContentScan(SecretScanner scanner) {
    this.search = new TextSearch(scanner.session());
  }

  /// All of a content that is in memory.
  public Result scan(String path, byte[] bytes, int length) {
    var collected = new Collected();
    if (isPlain(bytes, length)) {
      text(path, bytes, length, collected);
      return collected.result();
    }
    try {
      content(path, new ByteArrayInputStream(bytes, 0, length), new Unpacking(this, collected));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return collected.result();
  }

  /// A content of any length; the stream is read to its end and not closed.
  public Result scan(String path, InputStream in) throws IOException {
    var collected = new Collected();
    content(path, in, new Unpacking(this, collected));
    return collected.result();
  }

  /// What was looked at as one in the last content and is long, where that was a text in memory
  /// that is no archive; lent until the next scan.
  public Stretches looked() {
    return search.looked();
  }

  private static boolean isPlain(byte[] bytes, int length) {
    return Archive.of(bytes, length) == Archive.NONE && Utf16.of(bytes, length) == null;
  }

  private void text(String path, byte[] bytes, int length, Collected collected) {
    var found = search.search(bytes, 0, length, Habitat.of(path), collected);
    collected.add(path, bytes, 0, length, found, 1);
  }

  /// Reads to the end, unless the content is an archive that ends before its stream does.
  void content(String path, InputStream in, Unpacking unpacking) throws IOException {
    if (window.length == 0) {
      window = new byte[WINDOW];
    }
    int end = in.readNBytes(window, 0, window.length);
    var archive = Archive.of(window, end);
    var wide = Utf16.of(window, end);
    if (archive != Archive.NONE) {
      unpacking.open(archive, path, again(end, in));
    } else if (wide != null) {
      windows(path, narrow(again(end, in), wide), 0, unpacking.collected());
    } else {
      windows(path, in, end, unpacking.collected());
    }
  }

  /// The stream with what was read of it into the window.
  private InputStream again(int end, InputStream in) {
    return new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(window, end)), in);
  }

  private static InputStream narrow(InputStream in, Charset charset) {
    return new Recoded(in, charset);
  }

  /// @param read how many bytes of the content stand in the window
  private void windows(String path, InputStream in, int read, Collected collected)
      throws IOException {
    int kept = read;
    int reported = 0;
    int line = 1;
    while (true) {
      int end = kept + in.readNBytes(window, kept, window.length - kept);
      boolean last = end < window.length;
      int until = last ? end : end - LEFT;
      int from = reported;
      var found =
          search.search(window, 0, end, Habitat.of(path), collected).stream()
              .filter(one -> one.start() >= from && (last || one.start() < until))
              .toList();
      collected.add(path, window, 0, end, found, line);
      if (last) {
        return;
      }
      int keep = LEFT + CONTEXT;
      line += newlines(end - keep);
      System.arraycopy(window, end - keep, window, 0, keep);
      kept = keep;
      reported = CONTEXT;
    }
  }

  private int newlines(int to) {
    int count = 0;
    for (int at = 0; at < to; at++) {
      count += window[at] == '\n' ? 1 : 0;
    }
    return count;
  }
}
