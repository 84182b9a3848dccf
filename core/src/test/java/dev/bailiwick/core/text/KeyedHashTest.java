package dev.bailiwick.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.KeyedHash.Value;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyedHashTest {
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
  void tells_a_changed_bit_a_longer_text_another_context_and_another_key_apart() {
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
