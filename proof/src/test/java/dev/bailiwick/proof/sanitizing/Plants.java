package dev.bailiwick.proof.sanitizing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The snippets of `proof/sanitizing/plants.txt`, by kind.
record Plants(Map<Kind, List<String>> snippets) {

  static Plants read(String text) {
    var snippets = new EnumMap<Kind, List<String>>(Kind.class);
    var sections = text.split("(?m)^== ");
    for (int i = 1; i < sections.length; i++) {
      int line = sections[i].indexOf('\n');
      var kind = sections[i].substring(0, line).strip().toUpperCase(java.util.Locale.ROOT);
      var all = new ArrayList<String>();
      for (var snippet : sections[i].substring(line).strip().split("\n\n+")) {
        all.add(snippet);
      }
      snippets.put(Kind.valueOf(kind), List.copyOf(all));
    }
    snippets.put(Kind.CPP, snippets.get(Kind.C));
    return new Plants(snippets);
  }

  List<String> of(Kind kind) {
    return snippets.getOrDefault(kind, List.of());
  }
}
