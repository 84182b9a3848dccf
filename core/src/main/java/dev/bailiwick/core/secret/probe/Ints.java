package dev.bailiwick.core.secret.probe;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Numbers on their way into a packed file and back, as one block.
final class Ints {
  private Ints() {}

  static void write(int[] numbers, DataOutputStream out) throws IOException {
    var bytes = ByteBuffer.allocate(Integer.BYTES * (numbers.length + 1));
    bytes.putInt(numbers.length).asIntBuffer().put(numbers);
    out.write(bytes.array());
  }

  static int[] read(ByteBuffer in) {
    var numbers = new int[in.getInt()];
    in.asIntBuffer().get(numbers);
    in.position(in.position() + Integer.BYTES * numbers.length);
    return numbers;
  }
}
