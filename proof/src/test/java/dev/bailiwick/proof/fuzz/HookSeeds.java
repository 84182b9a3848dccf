package dev.bailiwick.proof.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Hook inputs to start from: the golden cases, so that both stay one list.
final class HookSeeds {
  private HookSeeds() {}

  static List<String> all() {
    try (var files = Files.walk(Path.of("golden"))) {
      return files.filter(file -> file.endsWith("in.json")).sorted().map(HookSeeds::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "\\n",
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1e999",
          "1e-9",
          "0.1",
          "{}",
          "[]",
          "\"\"",
          "[[[[",
          "\"a\":",
          "\"a\":1,",
          "\"tool_name\":",
          "\"Bash\"",
          "\"Read\"",
          "\"Write\"",
          "\"Grep\"",
          "\"mcp__db__x\"",
          "\"mcp____\"",
          "\"mcp__a__b__c\"",
          "\"WebFetch\"",
          "\"Task\"",
          "\"PreToolUse\"",
          "\"PermissionRequest\"",
          "\"PostToolUse\"",
          "\"hook_event_name\":",
          "\"tool_input\":",
          "\"command\":",
          "\"file_path\":",
          "\"path\":",
          "\"url\":",
          "\"cwd\":",
          "\"session_id\":",
          "\"cat .env\"",
          "\"; cat .env\"",
          "\".env\"",
          "\"../.env\"",
          "\"~/.ssh/id_rsa\"",
          "\"file:///etc/passwd\"",
          "\"http://[::1]:99999/\"",
          "\"https://a b/\"",
          "\"/dev/../x\"",
          "\"dangerouslyDisableSandbox\":true,",
          " ",
          "\n",
          "\t",
          "\0",
          "\u2028",
          "é");
}
