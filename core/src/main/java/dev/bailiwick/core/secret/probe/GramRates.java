package dev.bailiwick.core.secret.probe;

import java.util.Arrays;

/// How often four bytes in a row come up in source text, for choosing what to look for.
///
/// Counted over 190 MB of source in eight languages (`GramCount` in the proofs): the resource
/// `grams.txt` has a line for each power of two, `RATE GRAMS` with the grams of four characters one
/// behind the other; what it does not hold comes up less than 16 times in a megabyte.
public final class GramRates {
  /// How often one of those that are not held comes up in a megabyte, in the mean.
  private static final float SELDOM = 0.5f;

  @FunctionalInterface
  interface Each {
    void gram(int gram, float rate);
  }

  private final int[] grams;
  private final float[] rates;

  private GramRates(int[] grams, float[] rates) {
    this.grams = grams;
    this.rates = rates;
  }

  /// Times in a megabyte.
  ///
  /// @param gram folded, see [Gram]
  float of(int gram) {
    int slot = gram * Gram.SPREAD >>> shift();
    while (grams[slot] != 0) {
      if (grams[slot] == gram) {
        return rates[slot];
      }
      slot = slot + 1 & grams.length - 1;
    }
    return SELDOM;
  }

  void forEach(Each each) {
    for (int slot = 0; slot < grams.length; slot++) {
      if (grams[slot] != 0) {
        each.gram(grams[slot], rates[slot]);
      }
    }
  }

  private int shift() {
    return Integer.numberOfLeadingZeros(grams.length) + 1;
  }

  private void put(int gram, float rate) {
    int slot = gram * Gram.SPREAD >>> shift();
    while (grams[slot] != 0) {
      slot = slot + 1 & grams.length - 1;
    }
    grams[slot] = gram;
    rates[slot] = rate;
  }

  /// @param text a line for each power of two: `RATE GRAMS|`
  public static GramRates read(String text) {
    var lines = text.split("\n");
    int count = Arrays.stream(lines).mapToInt(String::length).sum() / Gram.LENGTH;
    int size = Math.max(16, Integer.highestOneBit(count) * 4);
    var table = new GramRates(new int[size], new float[size]);
    for (var line : lines) {
      int space = line.indexOf(' ');
      float rate = Float.parseFloat(line.substring(0, space));
      for (int at = space + 1; at + Gram.LENGTH <= line.length(); at += Gram.LENGTH) {
        table.put(Gram.of(line, at), rate);
      }
    }
    return table;
  }
}
