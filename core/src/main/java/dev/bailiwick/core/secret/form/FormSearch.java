package dev.bailiwick.core.secret.form;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Finds any of many byte sequences in one pass: the automaton of Aho and Corasick ("Efficient
/// string matching", CACM 18(6), 1975), behind a [FormFilter]. Thread-safe.
///
/// A state stands for the longest beginning of a form that ends at the byte just taken; its
/// [#depth] is that beginning's length. Edges lie in one open hash table, so memory is some 20
/// bytes a distinct beginning.
public final class FormSearch {
  /// The state before the first byte.
  public static final int ROOT = 0;

  private static final int MIX = 0x9E3779B1;
  private static final int NONE = -1;
  private static final int MOST_STATES = 1 << 23;

  private final List<Form> forms;
  private final FormFilter filter;
  private int states = 1;
  private int[] depth = new int[64];
  private int[] parent = new int[64];
  private byte[] by = new byte[64];
  private int[] whole = new int[64];
  private int[] keys = new int[128];
  private int[] targets = new int[128];
  private int[] fail = new int[0];
  private int[] found = new int[0];
  private int[] missing = new int[0];

  /// @param forms each at least [SecretForms#SHORTEST] bytes; of equal ones the first gives its
  ///   name
  public FormSearch(Collection<Form> forms) {
    this.forms = List.copyOf(forms);
    Arrays.fill(keys, NONE);
    Arrays.fill(whole, NONE);
    for (int i = 0; i < this.forms.size(); i++) {
      enter(i, this.forms.get(i).bytes());
    }
    this.filter = new FormFilter(this.forms);
    link();
  }

  private void enter(int number, byte[] bytes) {
    if (bytes.length < SecretForms.SHORTEST) {
      throw new IllegalArgumentException("a form of less than four bytes");
    }
    int state = ROOT;
    for (byte b : bytes) {
      int next = edge(state, b);
      state = next == NONE ? grow(state, b) : next;
    }
    whole[state] = whole[state] == NONE ? number : whole[state];
  }

  private int grow(int from, byte b) {
    if (states == MOST_STATES) {
      throw new IllegalArgumentException("more values than can be looked for at once");
    }
    if (states == depth.length) {
      depth = Arrays.copyOf(depth, 2 * states);
      parent = Arrays.copyOf(parent, 2 * states);
      by = Arrays.copyOf(by, 2 * states);
      whole = Arrays.copyOf(whole, 2 * states);
      Arrays.fill(whole, states, 2 * states, NONE);
    }
    if (2 * states >= keys.length) {
      rehash();
    }
    depth[states] = depth[from] + 1;
    parent[states] = from;
    by[states] = b;
    put(from << 8 | b & 0xff, states);
    return states++;
  }

  private void rehash() {
    keys = new int[2 * keys.length];
    targets = new int[keys.length];
    Arrays.fill(keys, NONE);
    for (int state = 1; state < states; state++) {
      put(parent[state] << 8 | by[state] & 0xff, state);
    }
  }

  private void put(int key, int target) {
    int slot = slot(key);
    while (keys[slot] != NONE) {
      slot = slot + 1 & keys.length - 1;
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private int slot(int key) {
    int mixed = key * MIX;
    return (mixed ^ mixed >>> 15) & keys.length - 1;
  }

  private int edge(int state, byte b) {
    int key = state << 8 | b & 0xff;
    for (int slot = slot(key); ; slot = slot + 1 & keys.length - 1) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      if (keys[slot] == NONE) {
        return NONE;
      }
    }
  }

  private void link() {
    fail = new int[states];
    found = new int[states];
    missing = new int[states];
    var order = byDepth();
    for (int state : order) {
      if (depth[state] > 1) {
        fail[state] = step(fail[parent[state]], by[state]);
      }
      found[state] = whole[state] == NONE ? found[fail[state]] : state;
    }
    Arrays.fill(missing, Integer.MAX_VALUE);
    for (int i = order.length - 1; i >= 0; i--) {
      int state = order[i];
      int below = whole[state] == NONE ? missing[state] : 0;
      missing[parent[state]] = Math.min(missing[parent[state]], below + 1);
    }
  }

  /// Every state but the root, those of a smaller depth first.
  private int[] byDepth() {
    int deepest = Arrays.stream(depth, 0, states).max().orElse(0);
    var starts = new int[deepest + 2];
    for (int state = 1; state < states; state++) {
      starts[depth[state]]++;
    }
    int total = 0;
    for (int d = 1; d <= deepest; d++) {
      int count = starts[d];
      starts[d] = total;
      total += count;
    }
    var order = new int[states - 1];
    for (int state = 1; state < states; state++) {
      order[starts[depth[state]]++] = state;
    }
    return order;
  }

  /// The state after one more byte.
  public int step(int state, byte b) {
    int from = state;
    while (true) {
      int next = edge(from, b);
      if (next != NONE) {
        return next;
      }
      if (from == ROOT) {
        return ROOT;
      }
      from = fail[from];
    }
  }

  /// How many of the last bytes may still become a form.
  public int depth(int state) {
    return depth[state];
  }

  /// The length of the longest form that ends here, or 0.
  public int ended(int state) {
    return depth[found[state]];
  }

  /// The longest form that ends here; only where [#ended] is not 0.
  public Form form(int state) {
    return forms.get(whole[found[state]]);
  }

  /// The state to go on from behind a form: where no longer one begins like it, its own beginning
  /// is forgotten.
  public int behind(int state) {
    int rest = state;
    while (rest != ROOT && missing[rest] == Integer.MAX_VALUE) {
      rest = fail[rest];
    }
    return rest;
  }

  /// How many bytes the shortest form that begins like this state still lacks.
  public int missing(int state) {
    return missing[state];
  }

  /// The next place from `at` where a form may begin; less than four bytes before the end they are
  /// not looked at, and that place is the answer.
  public int skip(byte[] bytes, int at, int end) {
    return filter.next(bytes, at, end);
  }

  /// The state at the end of the first form in the range, or [#ROOT] where none stands there.
  public int first(byte[] bytes, int from, int end) {
    int state = ROOT;
    int at = from;
    while (at < end) {
      if (state == ROOT) {
        at = skip(bytes, at, end);
        if (at >= end) {
          return ROOT;
        }
      }
      state = step(state, bytes[at++]);
      if (found[state] != ROOT) {
        return state;
      }
    }
    return ROOT;
  }

  /// Every part of the range that forms cover, in order; parts that overlap are one, under the name
  /// of the form that ends first.
  public List<Covered> all(byte[] bytes, int from, int end) {
    var parts = new ArrayDeque<Covered>();
    int state = ROOT;
    int at = from;
    while (at < end) {
      if (state == ROOT) {
        at = skip(bytes, at, end);
        if (at >= end) {
          break;
        }
      }
      state = step(state, bytes[at++]);
      if (found[state] != ROOT) {
        var part = new Covered(at - ended(state), at, form(state));
        while (!parts.isEmpty() && parts.getLast().to() > part.from()) {
          var last = parts.removeLast();
          part = new Covered(Math.min(last.from(), part.from()), at, last.form());
        }
        parts.addLast(part);
        state = behind(state);
      }
    }
    return List.copyOf(parts);
  }
}
