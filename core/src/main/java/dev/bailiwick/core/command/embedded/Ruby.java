package dev.bailiwick.core.command.embedded;

import java.util.Map;
import java.util.Set;

/// Ruby one-liners to effects, as far as every word in them is known.
final class Ruby {
  private static final WordScript.Language LANGUAGE =
      new WordScript.Language(
          "ruby",
          Set.of(
              ("puts print p pp if elsif else end unless while until do then case when and or not"
                      + " nil true false each map select reject sort uniq first last length size sum"
                      + " min max join split strip chomp upcase downcase capitalize reverse to_s to_i"
                      + " to_f to_a to_sym include? empty? nil? times upto downto gsub sub inspect"
                      + " keys values Time Time.now RUBY_VERSION RUBY_PLATFORM ARGV STDIN"
                      + " STDIN.read JSON JSON.parse JSON.pretty_generate JSON.generate Math"
                      + " Math.sqrt File.exist? File.basename File.dirname File.extname Dir.pwd"
                      + " def return x i a b n s exit round floor ceil abs")
                  .split(" ")),
          Map.ofEntries(
              Map.entry("system", "S0"),
              Map.entry("exec", "S0"),
              Map.entry("spawn", "S0"),
              Map.entry("File.read", "R0"),
              Map.entry("File.readlines", "R0"),
              Map.entry("IO.read", "!"),
              Map.entry("File.binread", "R0"),
              Map.entry("File.write", "W0"),
              Map.entry("File.delete", "D0"),
              Map.entry("File.unlink", "D0"),
              Map.entry("File.rename", "D0 W1"),
              Map.entry("Dir.mkdir", "W0"),
              Map.entry("Dir.rmdir", "D0")),
          Set.of("ENV"),
          "def");

  private Ruby() {}

  static void read(String code, Found found) {
    found.restart(false);
    WordScript.read(LANGUAGE, WordTokens.of(code, "ruby"), found);
  }
}
