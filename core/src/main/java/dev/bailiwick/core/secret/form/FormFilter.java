package dev.bailiwick.core.secret.form;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/// Passes over text in which no form begins, several bytes at a stride, after Wu and Manber ("A
/// fast algorithm for multi-pattern searching", TR 94-17, University of Arizona, 1994): where the
/// last four bytes of a window stand nowhere in the beginnings of the forms, none begins in it.
///
/// The window is as long as the shortest form, or shorter where there are so many forms that their
/// parts would be everywhere; with a form of four bytes every place is looked at. The stride is a
/// constant behind a branch, not a number out of a table: the processor runs ahead then. Immutable.
final class FormFilter {
  private static final int GRAM = 4;
  private static final int WIDEST = 32;
  private static final int BITS = 18;
  private static final int MOST_GRAMS = 1 << BITS - 4;
  private static final int MIX = 0x9E3779B1;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int stride;
  private final long[] first = new long[1 << BITS - 6];
  private final long[] any = new long[1 << BITS - 6];

  FormFilter(List<Form> forms) {
    int shortest = forms.stream().mapToInt(f -> f.bytes().length).reduce(WIDEST, Math::min);
    int most = Math.max(1, MOST_GRAMS / Math.max(1, forms.size()));
    stride = Math.min(shortest - GRAM + 1, most);
    for (var form : forms) {
      set(first, mixed(form.bytes(), 0));
      for (int at = 0; at < stride; at++) {
        set(any, mixed(form.bytes(), at));
      }
    }
  }

  private static void set(long[] bits, int mixed) {
    int bit = mixed >>> 32 - BITS;
    bits[bit >>> 6] |= 1L << bit;
  }

  private static boolean has(long[] bits, int mixed) {
    int bit = mixed >>> 32 - BITS;
    return (bits[bit >>> 6] & 1L << bit) != 0;
  }

  private static int mixed(byte[] bytes, int at) {
    return (int) INT.get(bytes, at) * MIX;
  }

  /// The next place from `at` where a form may begin; less than four bytes before the end they are
  /// not looked at, and that place is the answer.
  int next(byte[] bytes, int at, int end) {
    int place = at;
    int ahead = stride - 1;
    int last = end - GRAM;
    while (place <= last - ahead) {
      if (!has(any, mixed(bytes, place + ahead))) {
        place += stride;
        continue;
      }
      // A form may begin at any place of the stride, or at none.
      for (int over = place + stride; place < over; place++) {
        if (has(first, mixed(bytes, place))) {
          return place;
        }
      }
    }
    for (; place <= last; place++) {
      if (has(first, mixed(bytes, place))) {
        return place;
      }
    }
    return Math.min(place, end);
  }
}
