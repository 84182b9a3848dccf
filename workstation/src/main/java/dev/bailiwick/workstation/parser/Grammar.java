package dev.bailiwick.workstation.parser;

import dev.bailiwick.core.code.syntax.Language;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/// One language's grammar and its tables of names. Immutable.
///
/// @param kinds a kind's name by its symbol, interned
/// @param named whether the grammar names the symbol
/// @param fields a field's name by its number, interned; the first is the empty string
/// @param productions what the grammar says of the children of nodes
record Grammar(
    MemorySegment handle,
    String[] kinds,
    boolean[] named,
    String[] fields,
    Productions productions) {
  private static final long LONGEST_NAME = 1024;

  static Grammar of(TreeSitter api, Language language) {
    var handle = api.language(language.name().toLowerCase(Locale.ROOT));
    int symbols = api.symbolCount.call(handle);
    var kinds = new String[symbols];
    var named = new boolean[symbols];
    for (int i = 0; i < symbols; i++) {
      kinds[i] = text(api.symbolName.call(handle, (short) i));
      named[i] = api.symbolType.call(handle, (short) i) == 0;
    }
    int count = api.fieldCount.call(handle);
    var fields = new String[count + 1];
    fields[0] = "";
    for (int i = 1; i <= count; i++) {
      fields[i] = text(api.fieldName.call(handle, (short) i));
    }
    return new Grammar(handle, kinds, named, fields, Productions.of(handle.address()));
  }

  private static String text(MemorySegment pointer) {
    return pointer.equals(MemorySegment.NULL)
        ? ""
        : pointer.reinterpret(LONGEST_NAME).getString(0).intern();
  }
}
