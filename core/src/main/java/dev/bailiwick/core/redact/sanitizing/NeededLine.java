package dev.bailiwick.core.redact.sanitizing;

import java.util.regex.Pattern;

/// Puts in the import that a reference needs, where the language keeps its imports.
final class NeededLine {
  private static final Pattern PYTHON_HEAD =
      Pattern.compile(
          "\\A(?:#[^\\n]*\\n|\\s*\\n)*(?:[rRuU]?(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)''')[ \\t]*\\n)?"
              + "(?:[ \\t]*\\n|#[^\\n]*\\n)*(?:from __future__ import [^\\n]*\\n(?:[ \\t]*\\n)*)*");
  private static final Pattern GO_BLOCK = Pattern.compile("(?m)^import \\($");
  private static final Pattern IMPORTED = Pattern.compile("\\n[ \\t]*\"([^\"\\n]+)\"");
  private static final Pattern GO_PACKAGE = Pattern.compile("(?m)^package \\w+[^\\n]*\\n");
  private static final Pattern HASHBANG = Pattern.compile("\\A(?:#![^\\n]*\\n)?");

  private NeededLine() {}

  static String in(String text, Idiom idiom) {
    return switch (idiom) {
      case PYTHON ->
          has(text, "(?m)^import (?:[\\w., ]+, *)?os\\b")
              ? text
              : after(text, PYTHON_HEAD, "import os\n");
      case GO -> go(text);
      case C ->
          has(text, "(?m)^\\s*#\\s*include\\s*<(?:stdlib\\.h|cstdlib)>")
              ? text
              : "#include <stdlib.h>\n" + text;
      case SWIFT, DART ->
          text.contains(idiom.needs()) ? text : after(text, HASHBANG, idiom.needs() + "\n");
      default -> text;
    };
  }

  private static boolean has(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static String go(String text) {
    if (has(text, "(?m)^(?:import )?\\s*\"os\"")) {
      return text;
    }
    var block = GO_BLOCK.matcher(text);
    if (block.find()) {
      int at = block.end();
      var line = IMPORTED.matcher(text).region(at, text.length());
      while (line.lookingAt() && line.group(1).compareTo("os") < 0) {
        at = line.end();
        line.region(at, text.length());
      }
      return text.substring(0, at) + "\n\t\"os\"" + text.substring(at);
    }
    var head = GO_PACKAGE.matcher(text);
    return head.find()
        ? text.substring(0, head.end()) + "\nimport \"os\"\n" + text.substring(head.end())
        : text;
  }

  private static String after(String text, Pattern head, String line) {
    var matcher = head.matcher(text);
    int at = matcher.lookingAt() ? matcher.end() : 0;
    return text.substring(0, at) + line + text.substring(at);
  }
}
