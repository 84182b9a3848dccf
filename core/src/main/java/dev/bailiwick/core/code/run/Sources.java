package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Mark;
import dev.bailiwick.core.code.value.Source;
import dev.bailiwick.core.code.value.Taint;
import java.util.HashMap;
import java.util.Map;

/// The sources of one run from outside: the same path is the same source. One thread.
public final class Sources {
  private final Map<String, Source> known = new HashMap<>();

  public void forget() {
    known.clear();
  }

  public Taint taint(Label label, String path, String file, Span span) {
    return taint(label, path, file, span, 0);
  }

  /// @param safe the weaknesses for which it is harmless from the start
  public Taint taint(Label label, String path, String file, Span span, long safe) {
    var source =
        known.computeIfAbsent(
            label + " " + file + " " + path, _ -> new Source(label, path, file, span));
    return Taint.of(new Mark(source, safe, true, null));
  }

  /// A part of what the marks stand for: of what was read, the part is a source of its own.
  public Taint part(Taint taint, String name) {
    return taint.each(mark -> {
      if (!mark.direct() || mark.source().path().length() > 80) {
        return mark;
      }
      var whole = mark.source();
      var path = whole.path() + "." + name;
      var source =
          known.computeIfAbsent(
              whole.label() + " " + whole.file() + " " + path,
              _ -> new Source(whole.label(), path, whole.file(), whole.span()));
      return new Mark(source, mark.safe(), true, mark.trail());
    });
  }
}
