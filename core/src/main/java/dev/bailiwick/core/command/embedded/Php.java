package dev.bailiwick.core.command.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// PHP one-liners to effects, as far as every word in them is known.
final class Php {
  private static final Map<String, String> CALLS = new HashMap<>();

  static {
    for (String name : "system exec passthru shell_exec popen".split(" ")) {
      CALLS.put(name, "S0");
    }
    for (String name : "file readfile parse_ini_file hash_file md5_file sha1_file".split(" ")) {
      CALLS.put(name, "R0");
    }
    CALLS.put("file_put_contents", "W0");
    CALLS.put("unlink", "D0");
    CALLS.put("rmdir", "D0");
    CALLS.put("mkdir", "W0");
    CALLS.put("touch", "W0");
    CALLS.put("rename", "D0 W1");
    CALLS.put("copy", "R0 W1");
    CALLS.put("getenv", "E0");
    CALLS.put("file_get_contents", "R0");
    CALLS.put("include", "!");
    CALLS.put("require", "!");
    CALLS.put("eval", "!");
  }

  private static final WordScript.Language LANGUAGE =
      new WordScript.Language(
          "php",
          Set.of(
              ("echo print if else elseif for foreach while as return function strlen count"
                      + " strtoupper strtolower ucfirst trim explode implode str_replace substr"
                      + " strpos sprintf printf json_encode json_decode print_r var_dump date time"
                      + " phpversion php_uname PHP_VERSION PHP_EOL PHP_OS true false null isset"
                      + " empty array in_array array_keys array_values array_merge range md5 sha1"
                      + " base64_encode base64_decode is_array file_exists is_file is_dir basename"
                      + " dirname getcwd round floor max min abs extension_loaded and or")
                  .split(" ")),
          CALLS,
          Set.of("$_ENV", "$_SERVER"),
          "function");

  private Php() {}

  static void read(String code, Found found) {
    found.restart(false);
    if (code.contains("?>") || code.contains("<?") || code.contains("://")) {
      throw new Unreadable("PHP with text or addresses in it");
    }
    WordScript.read(LANGUAGE, WordTokens.of(code, "php"), found);
  }
}
