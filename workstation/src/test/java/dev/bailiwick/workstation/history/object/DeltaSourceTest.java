package dev.bailiwick.workstation.history.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeltaSourceTest {
  private static byte[] applied(byte[] base, byte[] steps) throws CorruptObject {
    var delta = new Delta();
    delta.read(steps, steps.length);
    var made = new byte[(int) delta.targetSize()];
    delta.apply(base, base.length, made);
    return made;
  }

  private static byte[] edited(Random random, byte[] base) {
    var out = new ByteArrayOutputStream();
    int at = 0;
    while (at < base.length) {
      int length = Math.min(base.length - at, random.nextInt(200));
      switch (random.nextInt(4)) {
        case 0 -> out.writeBytes(bytes(random, random.nextInt(300)));
        case 1 -> at += length;
        case 2 -> out.write(base, random.nextInt(base.length - length + 1), length);
        default -> {
          out.write(base, at, length);
          at += length;
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(1 << random.nextInt(1, 9));
    }
    return bytes;
  }

  @Test
  void the_steps_make_the_other_content() throws CorruptObject {
    var random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      var base = bytes(random, random.nextInt(2000));
      var target = random.nextInt(10) == 0 ? bytes(random, 100) : edited(random, base);
      assertThat(applied(base, new DeltaSource(base).steps(target)))
          .as("round " + round)
          .isEqualTo(target);
    }
  }

  @Test
  void a_small_change_takes_few_steps_and_so_does_what_moved() throws CorruptObject {
    var base = bytes(new Random(3), 100_000);
    var target = base.clone();
    Arrays.fill(target, 50_000, 50_010, (byte) 'x');
    var swapped = new byte[base.length];
    System.arraycopy(base, 50_000, swapped, 0, 50_000);
    System.arraycopy(base, 0, swapped, 50_000, 50_000);
    assertThat(new DeltaSource(base).steps(target)).hasSizeLessThan(64);
    assertThat(new DeltaSource(base).steps(swapped)).hasSizeLessThan(256);
    assertThat(applied(base, new DeltaSource(base).steps(swapped))).isEqualTo(swapped);
  }
}
