package dev.bailiwick.core.code.run;

import java.util.Set;

/// Declared types of which no value is a text that does harm: numbers, dates, ids of a fixed form.
public final class HarmlessTypes {
  private static final Set<String> NAMES =
      Set.of(
          "number",
          "boolean",
          "bigint",
          "Date",
          "int",
          "float",
          "bool",
          "uuid.UUID",
          "UUID",
          "datetime.datetime",
          "datetime.date",
          "decimal.Decimal",
          "long",
          "double",
          "short",
          "byte",
          "Integer",
          "Long",
          "Double",
          "Boolean",
          "java.util.UUID",
          "int64",
          "int32",
          "uint",
          "float64",
          "uint64");

  private HarmlessTypes() {}

  public static boolean has(String type) {
    return NAMES.contains(type);
  }
}
