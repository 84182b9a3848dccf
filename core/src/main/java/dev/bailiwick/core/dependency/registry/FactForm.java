package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a registry told of a package, as bytes: a row a release, behind them what the releases
/// bring with them, behind that the texts that it is told in, each once.
///
/// A popular package has thousands of releases with dozens of needs each. One release's are read at
/// a time, so that a judgement pays for the one that comes. Thread-safe.
public final class FactForm {
  private static final int HEAD = 8;
  private static final int WITHDRAWN = 1;
  private static final int RUNS_CODE = 2;

  private final byte[] bytes;
  private final int needs;
  private final int texts;

  private FactForm(byte[] bytes, int needs, int texts) {
    this.bytes = bytes;
    this.needs = needs;
    this.texts = texts;
  }

  public static FactForm of(Known facts) {
    var rows = new ByteArrayOutputStream();
    var lists = new ByteArrayOutputStream();
    var spelled = new ByteArrayOutputStream();
    var places = new HashMap<List<Need>, Integer>();
    var words = new HashMap<String, Integer>();
    FactBytes.text(rows, facts.newest());
    FactBytes.number(rows, facts.releases().size());
    for (var release : facts.releases()) {
      FactBytes.text(rows, release.version());
      FactBytes.moment(rows, release.published());
      rows.write((release.withdrawn() ? WITHDRAWN : 0) | (release.runsCode() ? RUNS_CODE : 0));
      var told = release.needs();
      int place =
          told == null
              ? -1
              : places.computeIfAbsent(told, all -> written(all, lists, spelled, words));
      FactBytes.number(rows, place + 1L);
    }
    int needs = HEAD + rows.size();
    int texts = needs + lists.size();
    var all = ByteBuffer.allocate(texts + spelled.size()).putInt(needs).putInt(texts);
    all.put(rows.toByteArray()).put(lists.toByteArray()).put(spelled.toByteArray());
    return new FactForm(all.array(), needs, texts);
  }

  /// Where the list stands.
  private static int written(
      List<Need> all,
      ByteArrayOutputStream lists,
      ByteArrayOutputStream spelled,
      Map<String, Integer> words) {
    int place = lists.size();
    FactBytes.number(lists, all.size());
    for (var need : all) {
      for (var text : List.of(need.name(), need.requirement())) {
        FactBytes.number(
            lists,
            words.computeIfAbsent(
                text,
                word -> {
                  int at = spelled.size();
                  FactBytes.text(spelled, word);
                  return at;
                }));
      }
    }
    return place;
  }

  /// Empty where the bytes are no such form.
  public static Optional<FactForm> read(byte[] bytes) {
    if (bytes.length < HEAD) {
      return Optional.empty();
    }
    var head = ByteBuffer.wrap(bytes);
    int needs = head.getInt();
    int texts = head.getInt();
    boolean whole = HEAD <= needs && needs <= texts && texts <= bytes.length;
    return whole ? Optional.of(new FactForm(bytes, needs, texts)) : Optional.empty();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// The releases without what they bring with them; empty where the bytes are broken.
  public Optional<Known> known() {
    return facts(false);
  }

  /// The same with what each brings with it.
  Optional<Known> whole() {
    return facts(true);
  }

  private Optional<Known> facts(boolean whole) {
    try {
      var in = rows();
      var newest = FactBytes.text(in);
      int count = FactBytes.size(in);
      var releases = new ArrayList<Release>(count);
      for (int i = 0; i < count; i++) {
        var version = FactBytes.text(in);
        var published = FactBytes.moment(in);
        int flags = in.get();
        int place = FactBytes.size(in) - 1;
        releases.add(
            new Release(
                version,
                published,
                (flags & WITHDRAWN) != 0,
                (flags & RUNS_CODE) != 0,
                whole ? needs(place) : null));
      }
      return Optional.of(new Known(releases, newest));
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// What a release brings with it; empty where that was not told.
  public Optional<List<Need>> needs(String version) {
    try {
      var in = rows();
      FactBytes.text(in);
      int count = FactBytes.size(in);
      for (int i = 0; i < count; i++) {
        boolean same = FactBytes.text(in).equals(version);
        FactBytes.moment(in);
        in.get();
        int place = FactBytes.size(in) - 1;
        if (same) {
          return Optional.ofNullable(needs(place));
        }
      }
      return Optional.empty();
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private ByteBuffer rows() {
    return ByteBuffer.wrap(bytes, 0, needs).position(HEAD);
  }

  private @Nullable List<Need> needs(int place) {
    if (place < 0) {
      return null;
    }
    var in = ByteBuffer.wrap(bytes, 0, texts).position(needs + place);
    int count = FactBytes.size(in);
    var all = new ArrayList<Need>(count);
    for (int i = 0; i < count; i++) {
      all.add(new Need(word(FactBytes.size(in)), word(FactBytes.size(in))));
    }
    return all;
  }

  private String word(int place) {
    return FactBytes.text(ByteBuffer.wrap(bytes).position(texts + place));
  }
}
