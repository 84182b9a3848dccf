package dev.bailiwick.workstation.parser;

import java.util.Arrays;

/// What a grammar says of the children of a node, by the production that made the node and the
/// child's place among those that are no extras (comments and the like). Immutable.
///
/// @param width how many places each production has
/// @param aliases the symbol that a child is shown as, or 0; production by production
/// @param fields the number of the field that a child hangs in, or 0; likewise
record Productions(int width, short[] aliases, short[] fields) {
  /// Where `TSLanguage` holds things, in bytes, as `tree_sitter/parser.h` declares it (ABI 13 to
  /// 15).
  private static final int PRODUCTIONS = 28;

  private static final int ALIAS_WIDTH = 36;
  private static final int FIELD_SLICES = 88;
  private static final int FIELD_ENTRIES = 96;
  private static final int ALIASES = 128;

  /// The places that a child may have: its number is a byte in the grammar's tables.
  private static final int PLACES = 256;

  static Productions of(long language) {
    int count = NativeMemory.integer(language + PRODUCTIONS);
    var fields = new short[count][];
    int width = NativeMemory.half(language + ALIAS_WIDTH);
    for (int i = 0; i < count; i++) {
      fields[i] = fields(language, i);
      width = Math.max(width, fields[i].length);
    }
    var aliased = new short[count * width];
    var named = new short[count * width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(fields[i], 0, named, i * width, fields[i].length);
      aliases(language, i, aliased, i * width);
    }
    return new Productions(width, aliased, named);
  }

  int alias(int production, int place) {
    return place < width ? aliases[production * width + place] & 0xffff : 0;
  }

  int field(int production, int place) {
    return place < width ? fields[production * width + place] & 0xffff : 0;
  }

  /// Production 0 has no aliases.
  private static void aliases(long language, int production, short[] into, int at) {
    int width = NativeMemory.half(language + ALIAS_WIDTH);
    long all = NativeMemory.number(language + ALIASES);
    for (int i = 0; production > 0 && i < width; i++) {
      into[at + i] = (short) NativeMemory.half(all + 2L * (production * width + i));
    }
  }

  /// Of `TSFieldMapEntry` (field, place, whether it is inherited) what is not inherited; the first
  /// for a place counts.
  private static short[] fields(long language, int production) {
    if (NativeMemory.integer(language + 32) == 0) {
      return new short[0];
    }
    long slice = NativeMemory.number(language + FIELD_SLICES) + 4L * production;
    long entry = NativeMemory.number(language + FIELD_ENTRIES) + 4L * NativeMemory.half(slice);
    var fields = new short[PLACES];
    int length = 0;
    for (int left = NativeMemory.half(slice + 2); left > 0; left--, entry += 4) {
      int placeAndInherited = NativeMemory.half(entry + 2);
      int place = placeAndInherited & 0xff;
      if (placeAndInherited >> 8 == 0 && fields[place] == 0) {
        fields[place] = (short) NativeMemory.half(entry);
        length = Math.max(length, place + 1);
      }
    }
    return Arrays.copyOf(fields, length);
  }
}
