package dev.bailiwick.core.secret;

import java.util.Locale;
import java.util.Set;

/// What kind of text a value stands in: without quotes it is a value in settings, and a name in
/// code.
public enum Habitat {
  CODE,
  SETTINGS,
  UNKNOWN;

  private static final Set<String> CODES =
      Set.of(
          ("java kt kts scala groovy clj cs fs vb go rs c h cc cpp hpp cxx hh m mm"
                  + " swift py pyi pyx rb erb rake php phtml js jsx ts tsx mjs cjs vue"
                  + " svelte dart ex exs erl hrl hs lhs ml mli lua pl pm r jl nim zig sol v"
                  + " sv vhd pas d el lisp scm sql css scss less html htm cshtml razor jsp"
                  + " aspx tpl ejs hbs pug twig proto thrift")
              .split(" "));

  private static final Set<String> SETTINGS_FILES =
      Set.of(
          ("yaml yml env ini cfg conf cnf properties toml json json5 xml plist"
                  + " envrc tfvars config netrc npmrc pypirc hcl tmpl sample dist example"
                  + " local rsp service")
              .split(" "));

  /// @param path with `/`; may be empty
  public static Habitat of(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    var extension = name.substring(name.lastIndexOf('.') + 1);
    if (CODES.contains(extension)) {
      return CODE;
    }
    return SETTINGS_FILES.contains(extension) || name.startsWith(".env") || name.contains(".env.")
        ? SETTINGS
        : UNKNOWN;
  }
}
