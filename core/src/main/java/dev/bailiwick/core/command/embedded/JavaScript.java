package dev.bailiwick.core.command.embedded;

import java.util.List;

/// JavaScript for Node, Bun and Deno to effects. Types of TypeScript are not read.
final class JavaScript {
  private JavaScript() {}

  static void read(String code, Found found) {
    List<Token> tokens = JsTokens.of(code, 0);
    Names names = new Names();
    Python.settle(tokens, new JsDialect(names, found), names, found);
  }
}
