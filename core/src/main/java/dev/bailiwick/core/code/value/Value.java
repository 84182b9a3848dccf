package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of a value. Immutable.
///
/// A value without anything known is [#UNKNOWN]: it comes from nowhere, so it is harmless.
public final class Value {
  public static final Value UNKNOWN = new Value(Taint.NONE, null, null, "", List.of());
  private static final int MOST_REFS = 6;
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_SYMBOL = 120;

  private final Taint taint;
  private final @Nullable Constant constant;
  private final @Nullable String prefix;
  private final String symbol;
  private final List<Ref> refs;

  private Value(
      Taint taint,
      @Nullable Constant constant,
      @Nullable String prefix,
      String symbol,
      List<Ref> refs) {
    this.taint = taint;
    this.constant = constant;
    this.prefix = prefix;
    this.symbol = symbol;
    this.refs = refs;
  }

  public static Value of(Constant constant) {
    return new Value(Taint.NONE, constant, null, "", List.of());
  }

  public static Value text(String text) {
    return text.length() > LONGEST_TEXT
        ? UNKNOWN.beginning(text.substring(0, LONGEST_TEXT))
        : of(new Constant.Text(text));
  }

  public static Value number(double number) {
    return of(new Constant.Number(number));
  }

  public static Value bool(boolean value) {
    return of(new Constant.Bool(value));
  }

  public static Value nothing() {
    return of(new Constant.Nothing());
  }

  public static Value of(Ref ref) {
    return new Value(Taint.NONE, null, null, "", List.of(ref));
  }

  /// Something from elsewhere, by its qualified name: `child_process.exec`; an instance of a class
  /// ends with `#`: `express.Request#`.
  public static Value symbol(String symbol) {
    return symbol.length() > LONGEST_SYMBOL
        ? UNKNOWN
        : new Value(Taint.NONE, null, null, symbol, List.of());
  }

  public static Value of(Taint taint) {
    return taint.isNone() ? UNKNOWN : new Value(taint, null, null, "", List.of());
  }

  /// The marks of the value itself, not of what stands in it.
  public Taint taint() {
    return taint;
  }

  public @Nullable Constant constant() {
    return constant;
  }

  public String symbol() {
    return symbol;
  }

  public List<Ref> refs() {
    return refs;
  }

  /// How the text begins, as far as that is known; empty where it is not.
  public String prefix() {
    if (constant instanceof Constant.Text(var text)) {
      return text;
    }
    return prefix == null ? "" : prefix;
  }

  /// The text that it is, or null.
  public @Nullable String asText() {
    return switch (constant) {
      case Constant.Text(var text) -> text;
      case Constant.Number(var number)
          when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString((long) number);
      case null, default -> null;
    };
  }

  /// The key in an object that it stands for, or null.
  public @Nullable String asKey() {
    return constant instanceof Constant.Bool(var value) ? String.valueOf(value) : asText();
  }

  /// Whether it is true in a condition, or null where that is not known.
  public @Nullable Boolean truth() {
    return switch (constant) {
      case Constant.Bool(var value) -> value;
      case Constant.Number(var number) -> number != 0 && !Double.isNaN(number);
      case Constant.Text(var text) -> !text.isEmpty();
      case Constant.Nothing _ -> false;
      case Constant.Regex _ -> true;
      case null -> null;
    };
  }

  public boolean isNothing() {
    return constant instanceof Constant.Nothing;
  }

  public Value with(Taint other) {
    return other == taint ? this : new Value(other, constant, prefix, symbol, refs);
  }

  public Value and(Taint more) {
    return with(taint.and(more));
  }

  public Value named(String name) {
    return new Value(taint, constant, prefix, name.length() > LONGEST_SYMBOL ? "" : name, refs);
  }

  /// The same with another beginning.
  public Value beginning(String text) {
    return new Value(taint, constant, text, symbol, refs);
  }

  /// The same without what a loop may change.
  public Value widened() {
    return constant == null && prefix == null ? this : new Value(taint, null, null, symbol, refs);
  }

  /// Either of them.
  public Value or(Value other) {
    if (this == other || other.isNothing() && !isNothing() && constant == null) {
      return this.and(other.taint);
    }
    if (isNothing() && !other.isNothing() && other.constant == null) {
      return other.and(taint);
    }
    boolean same = constant != null && constant.equals(other.constant);
    return new Value(
        taint.and(other.taint),
        same ? constant : null,
        same ? null : common(prefix(), other.prefix()),
        joined(symbol, other.symbol),
        refs(other.refs));
  }

  private static String joined(String one, String other) {
    return one.isEmpty() ? other : one.equals(other) || other.isEmpty() ? one : "";
  }

  private List<Ref> refs(List<Ref> others) {
    if (others.isEmpty() || refs == others) {
      return refs;
    }
    if (refs.isEmpty()) {
      return others;
    }
    var all = new ArrayList<>(refs);
    for (var ref : others) {
      if (!all.contains(ref) && all.size() < MOST_REFS) {
        all.add(ref);
      }
    }
    return List.copyOf(all);
  }

  private static @Nullable String common(String one, String other) {
    int length = 0;
    int most = Math.min(one.length(), other.length());
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length == 0 ? null : one.substring(0, length);
  }

  boolean isSame(Value other) {
    return this == other
        || taint == other.taint
            && Objects.equals(constant, other.constant)
            && Objects.equals(prefix, other.prefix)
            && symbol.equals(other.symbol)
            && refs.equals(other.refs);
  }
}
