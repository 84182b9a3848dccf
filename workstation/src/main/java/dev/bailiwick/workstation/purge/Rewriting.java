package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import dev.bailiwick.workstation.history.object.HeaderedText;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.purge.pack.PackWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Commits and tags in the order in which they lead to each other, each written anew where it must
/// be. One thread.
///
/// Nothing that leads to no value changes: what is older than the first of them keeps its id.
final class Rewriting {
  private static final Pattern ID = Pattern.compile("(?:[0-9a-f]{64}|[0-9a-f]{40})");

  private final Messages messages;
  private final TreeTable trees;
  private final TreeRewriting folders;
  private final MessageRewriting texts;
  private final Renamed renamed;
  private final PackWriter writer;
  private final boolean[] done;
  private final List<String> unsigned = new ArrayList<>();
  private int commits;
  private int tags;

  Rewriting(Survey survey, KnownSecrets known, Renamed renamed, PackWriter writer, int idBytes) {
    this.messages = survey.messages();
    this.trees = survey.trees();
    this.folders = new TreeRewriting(trees, known, renamed, writer, idBytes);
    this.texts = new MessageRewriting(known, renamed);
    this.renamed = renamed;
    this.writer = writer;
    this.done = new boolean[messages.count()];
  }

  List<Found> names() {
    return folders.found();
  }

  /// Commits and tags that lose their signature, by their old ids.
  List<String> unsigned() {
    return unsigned;
  }

  int commits() {
    return commits;
  }

  int tags() {
    return tags;
  }

  /// @param step called for each commit, tag and tree
  void run(Runnable step) throws IOException {
    for (int i = 0; i < messages.count(); i++) {
      reach(i, step);
    }
    for (int i = 0; i < trees.count(); i++) {
      folders.tree(i, "");
      step.run();
    }
  }

  /// What a commit or tag leads to comes first; a step for each.
  private void reach(int start, Runnable step) throws IOException {
    var open = new ArrayDeque<Integer>();
    open.push(start);
    while (!open.isEmpty()) {
      int number = open.peek();
      if (done[number]) {
        open.pop();
        continue;
      }
      int depth = open.size();
      for (var header : HeaderedText.of(messages.content(number)).headers()) {
        if (header.key().equals("parent") || header.key().equals("object")) {
          int before = number(header.text());
          if (before >= 0 && !done[before]) {
            open.push(before);
          }
        }
      }
      if (open.size() == depth) {
        open.pop();
        finish(number);
        step.run();
      }
    }
  }

  private int number(String hex) {
    return ID.matcher(hex).matches() ? messages.number(HexFormat.of().parseHex(hex)) : -1;
  }

  private void finish(int number) throws IOException {
    done[number] = true;
    var content = messages.content(number);
    for (var header : HeaderedText.of(content).headers()) {
      boolean leads = header.key().equals("tree") || header.key().equals("object");
      if (leads && ID.matcher(header.text()).matches()) {
        int tree = trees.number(HexFormat.of().parseHex(header.text()), 0);
        if (tree >= 0) {
          folders.tree(tree, "");
        }
      }
    }
    var changed = texts.of(content);
    if (changed.isEmpty()) {
      return;
    }
    var kind = messages.kind(number);
    var id = messages.id(number);
    renamed.put(id, writer.write(kind, changed.get().content()).id());
    if (changed.get().unsigned()) {
      unsigned.add(HexFormat.of().formatHex(id));
    }
    commits += kind == ObjectKind.COMMIT ? 1 : 0;
    tags += kind == ObjectKind.TAG ? 1 : 0;
  }
}
