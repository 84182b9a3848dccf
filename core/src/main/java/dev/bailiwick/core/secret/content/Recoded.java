package dev.bailiwick.core.secret.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A text of another charset as UTF-8; what is no character becomes U+FFFD. One thread.
final class Recoded extends InputStream {
  private static final int CHUNK = 8_192;

  private final InputStreamReader reader;
  private final char[] chars = new char[CHUNK];
  private byte[] bytes = new byte[0];
  private int at;

  Recoded(InputStream in, Charset charset) {
    reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int count = reader.read(chars, 0, CHUNK - 1);
      if (count < 0) {
        return false;
      }
      if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
        int low = reader.read();
        if (low >= 0) {
          chars[count++] = (char) low;
        }
      }
      var text = new String(chars, 0, count);
      bytes = text.replace("\uFEFF", "").getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }
}
