package dev.bailiwick.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.KeyedHash.Value;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyedHashTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final BigInteger FIELD = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
  private static final byte[] KEY = {3, 1, 4, 1, 5, -9, 2, -6, 5, 3, 5, -8, 9, 7, -9, 3};

  private final KeyedHash hash = new KeyedHash(KEY);

  private Value of(byte[] bytes) {
    return hash.of(Value.NONE, bytes, 0, bytes.length);
  }

  @Test
  void is_the_polynomial_of_the_text_whatever_its_length() {
    var random = new Random(7);
    for (int length = 0; length < 100; length++) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(of(bytes).first()).as("%d bytes", length).isEqualTo(polynomial(bytes));
    }
    var full = new byte[64];
    Arrays.fill(full, (byte) -1);
    assertThat(of(full).first()).isEqualTo(polynomial(full));
  }

  /// The same by the book: Horner's rule in whole numbers.
  private static long polynomial(byte[] text) {
    long bits = 0;
    for (int i = 7; i >= 0; i--) {
      bits = bits << 8 | KEY[i] & 0xff;
    }
    var unsigned = new BigInteger(Long.toUnsignedString(bits));
    var two = BigInteger.TWO;
    var point = unsigned.mod(FIELD.subtract(two)).add(two);
    var value = BigInteger.valueOf(text.length);
    for (int at = 0; at < text.length; at += 7) {
      var word = BigInteger.ZERO;
      for (int i = Math.min(text.length, at + 7) - 1; i >= at; i--) {
        word = word.shiftLeft(8).or(BigInteger.valueOf(text[i] & 0xff));
      }
      value = value.multiply(point).add(word).mod(FIELD);
    }
    return value.multiply(point).mod(FIELD).longValueExact();
  }

  @Test
  void makes_three_elements_of_each_whole_block_of_1024_bytes() throws Exception {
    var random = new Random(7);
    for (int length : new int[] {1_023, 1_024, 1_025, 1_031, 2_048, 5_000}) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(of(bytes).first()).as("%d bytes", length).isEqualTo(blocked(bytes));
    }
  }

  /// The same by the book: NH over a block's words, then Horner's rule over all elements.
  private static long blocked(byte[] text) throws Exception {
    var elements = new ArrayList<BigInteger>();
    int at = 0;
    for (; at + 1_024 <= text.length; at += 1_024) {
      var sum = BigInteger.ZERO;
      for (int i = 0; i < 128; i += 2) {
        sum = sum.add(moved(text, at, i).multiply(moved(text, at, i + 1)));
      }
      for (int part = 0; part < 3; part++) {
        elements.add(low(low(sum, 128).shiftRight(43 * part), 43));
      }
    }
    for (; at < text.length; at += 7) {
      elements.add(little(text, at, Math.min(text.length, at + 7)));
    }
    var bits = new BigInteger(Long.toUnsignedString(ByteBuffer.wrap(KEY).order(LITTLE).getLong()));
    var point = bits.mod(FIELD.subtract(BigInteger.TWO)).add(BigInteger.TWO);
    var value = BigInteger.valueOf(text.length);
    for (var element : elements) {
      value = value.multiply(point).add(element).mod(FIELD);
    }
    return value.multiply(point).mod(FIELD).longValueExact();
  }

  /// A word of the text and its word of the key, which is SHA-256 over the key and a counter.
  private static BigInteger moved(byte[] text, int at, int i) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(KEY);
    digest.update((byte) (i & ~3));
    var word = new BigInteger(1, Arrays.copyOfRange(digest.digest(), i % 4 * 8, i % 4 * 8 + 8));
    return low(little(text, at + 8 * i, at + 8 * i + 8).add(word), 64);
  }

  private static BigInteger low(BigInteger number, int bits) {
    return number.mod(BigInteger.ONE.shiftLeft(bits));
  }

  private static BigInteger little(byte[] text, int from, int to) {
    var word = BigInteger.ZERO;
    for (int i = to - 1; i >= from; i--) {
      word = word.shiftLeft(8).or(BigInteger.valueOf(text[i] & 0xff));
    }
    return word;
  }

  @Test
  void tells_a_changed_bit_of_a_block_apart() {
    var values = new HashSet<Value>();
    var bytes = new byte[1_024];
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] = (byte) (1 << bit % 8);
      values.add(of(bytes));
      bytes[bit / 8] = 0;
    }
    assertThat(values).hasSize(8 * bytes.length).doesNotContain(of(bytes));
  }

  @Test
  void tells_a_changed_bit_a_a_longer_text_another_context_and_another_key_apart() {
    var values = new HashSet<Value>();
    int texts = 0;
    for (int length = 0; length < 40; length++) {
      for (int bit = 0; bit <= 8 * length; bit++, texts++) {
        var bytes = new byte[length];
        if (bit < 8 * length) {
          bytes[bit / 8] = (byte) (1 << bit % 8);
        }
        values.add(of(bytes));
      }
    }
    assertThat(values).hasSize(texts);
    var other = KEY.clone();
    other[0]++;
    other[8]++;
    assertThat(of(new byte[9]))
        .isNotEqualTo(new KeyedHash(other).of(Value.NONE, new byte[9], 0, 9))
        .isNotEqualTo(hash.of(of(new byte[1]), new byte[9], 0, 9));
  }

  @Test
  void looks_only_at_its_part_of_the_bytes() {
    var bytes = "abcdefghijklmnopqrstuvwxyz".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(hash.of(Value.NONE, bytes, 5, 22)).isEqualTo(of(Arrays.copyOfRange(bytes, 5, 22)));
  }
}
