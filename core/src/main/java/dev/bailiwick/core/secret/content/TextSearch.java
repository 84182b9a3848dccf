package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.secret.Habitat;
import dev.bailiwick.core.secret.Session;
import dev.bailiwick.core.secret.decoding.Decoded;
import dev.bailiwick.core.secret.decoding.EncodedRuns;
import dev.bailiwick.core.secret.decoding.Escapes;
import dev.bailiwick.core.text.Stretches;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Finds secrets in a text as it stands, and in what it says in another writing: decoded pieces are
/// searched like the text itself, up to [#MOST_LAYERS] times over. One thread.
final class TextSearch {
  private static final int MOST_LAYERS = 3;

  private final Session session;

  /// By their starts; none overlaps another.
  private final TreeMap<Integer, Placed> placed = new TreeMap<>();

  private final Stretches looked = new Stretches();

  /// Those of a text that is decoded; the text it stands in has been looked at as one.
  private final Stretches inner = new Stretches();

  private Habitat habitat = Habitat.UNKNOWN;
  private boolean tooDeep;
  private boolean gaveUp;

  TextSearch(Session session) {
    this.session = session;
  }

  /// Ascending.
  ///
  /// @param collected is told of limits
  List<Placed> search(byte[] bytes, int from, int to, Habitat kind, Collected collected) {
    placed.clear();
    habitat = kind;
    tooDeep = false;
    gaveUp = false;
    for (var found : session.scan(bytes, from, to, kind)) {
      placed.put(found.start(), new Placed(found, found.start(), found.end(), ""));
    }
    gaveUp = session.gaveUp();
    looked.clear();
    looked.addAll(session.walked());
    inside(
        bytes,
        from,
        to,
        looked,
        piece -> {
          looked.add(piece.origins()[0], piece.origins()[piece.bytes().length]);
          piece(piece, 1);
        });
    if (tooDeep) {
      collected.limit("what is encoded more than " + MOST_LAYERS + " times over");
    }
    if (gaveUp) {
      collected.limit("the rest of a part that almost is a secret too often");
    }
    return List.copyOf(placed.values());
  }

  /// What was looked at as one in the last text and is long; lent until the next search.
  Stretches looked() {
    return looked;
  }

  private void inside(byte[] bytes, int from, int to, Stretches asOne, Consumer<Decoded> pieces) {
    int[] signs = session.escapes();
    EncodedRuns.find(bytes, from, to, asOne, pieces);
    int done = from;
    for (int sign : signs) {
      if (sign >= done) {
        var piece = Escapes.decode(bytes, sign, from, to);
        if (piece != null) {
          done = piece.origins()[piece.bytes().length];
          pieces.accept(piece);
        }
      }
    }
  }

  private void piece(Decoded piece, int layer) {
    var bytes = piece.bytes();
    inner.clear();
    for (var found : session.scan(bytes, 0, bytes.length, habitat)) {
      if (!piece.isPlain(found.start(), found.end())) {
        add(
            new Placed(
                found, piece.origins()[found.start()], piece.origins()[found.end()], piece.how()));
      }
    }
    gaveUp |= session.gaveUp();
    inside(
        bytes,
        0,
        bytes.length,
        inner,
        next -> {
          if (layer < MOST_LAYERS) {
            piece(outer(piece, next), layer + 1);
          } else {
            tooDeep = true;
          }
        });
  }

  /// The inner piece with its places in the outermost text.
  private static Decoded outer(Decoded piece, Decoded inner) {
    var origins = new int[inner.origins().length];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = piece.origins()[inner.origins()[i]];
    }
    return new Decoded(inner.how() + " in " + piece.how(), inner.bytes(), origins);
  }

  /// A finding that the plain text has as well is told once.
  private void add(Placed one) {
    var before = placed.floorEntry(one.end() - 1);
    if (before == null || before.getValue().end() <= one.start()) {
      placed.put(one.start(), one);
    }
  }
}
