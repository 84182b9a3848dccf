package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.redact.masking.KnownSecrets;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.purge.Plan;
import dev.bailiwick.workstation.purge.Proof;
import dev.bailiwick.workstation.purge.Purge;
import dev.bailiwick.workstation.scan.OwnRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `incident purge`: the guide's "Remove from git history".
final class PurgeCommand {
  private static final int FOUND = 1;
  private static final int WRONG = 2;
  private static final int FAILED = 3;
  private static final int SHOWN = 20;

  private final IncidentCommand.Ports ports;
  private final Supplier<SecretScanner> scanner;
  private final InputStream in;
  private final Terminal terminal;
  private final PurgeOptions options;
  private final List<Progress> bars = new ArrayList<>();

  PurgeCommand(
      IncidentCommand.Ports ports,
      Supplier<SecretScanner> scanner,
      InputStream in,
      Terminal terminal,
      PurgeOptions options) {
    this.ports = ports;
    this.scanner = scanner;
    this.in = in;
    this.terminal = terminal;
    this.options = options;
  }

  int call() throws IOException {
    if ((options.stdin ? 1 : 0) + (options.finding == null ? 0 : 1) + (options.file == null ? 0 : 1)
        != 1) {
      terminal.note("say where the value comes from: --stdin, --finding or --file");
      return WRONG;
    }
    var top = RepositoryRoot.of(options.root);
    var known = new KnownSecrets(values(top));
    var purge =
        new Purge(
            top,
            known,
            ports.purges(top),
            new Purge.Steps(what -> total -> bar(what, total), () -> {}));
    try {
      return options.plan || !options.yes ? planned(purge, top) : done(purge, top);
    } finally {
      bars.forEach(Progress::close);
    }
  }

  private Runnable bar(String what, long total) {
    bars.forEach(Progress::close);
    var bar = new Progress(terminal, what, total);
    bars.add(bar);
    return bar::step;
  }

  private List<byte[]> values(Path top) throws IOException {
    if (options.finding != null) {
      return List.of(
          new FoundValue(OwnRules.with(scanner.get(), top), top, total -> bar("scanning", total))
              .of(options.finding));
    }
    if (options.stdin || options.file == null) {
      return Values.read(in, "standard input");
    }
    if (!Files.isRegularFile(options.file)) {
      throw new IllegalArgumentException(options.file + ": no such file");
    }
    try (var stream = Files.newInputStream(options.file)) {
      return Values.read(stream, options.file.toString());
    }
  }

  private int planned(Purge purge, Path top) throws IOException {
    var found = purge.plan();
    bars.forEach(Progress::close);
    show(found);
    if (options.plan || found.isEmpty()) {
      return found.isEmpty() ? 0 : FOUND;
    }
    var console = System.console();
    if (console == null || !console.isTerminal() || options.stdin) {
      terminal.note("nothing was changed; call again with --yes to do it");
      return FOUND;
    }
    var name = String.valueOf(top.getFileName());
    if (!name.equals(console.readLine("Type %s to do it: ", name))) {
      return FOUND;
    }
    return done(purge, top);
  }

  private int done(Purge purge, Path top) throws IOException {
    Purge.Done done;
    try {
      done = purge.run();
    } catch (IOException e) {
      bars.forEach(Progress::close);
      terminal.note(
          "stopped: "
              + e.getMessage()
              + "; the repository is whole. Is there room on the disk? Then call again, which ends"
              + " it, or bailiwick incident undo");
      return FAILED;
    }
    bars.forEach(Progress::close);
    ports
        .log()
        .append(
            top,
            new CommandRecord(
                "history-purged",
                "incident purge",
                List.of(new EffectSummary("writes", "tree", ".git")),
                done.plan().commits()
                    + " commits, "
                    + done.proof().left().size()
                    + " places left"));
    if (options.format == PurgeOptions.Format.json) {
      terminal.out().println(json(done.plan()).put("proof", json(done.proof())).build().write());
    } else {
      show(done.plan());
      prove(done, top);
    }
    return done.proof().holds() ? 0 : FOUND;
  }

  private void show(Plan found) {
    if (options.format == PurgeOptions.Format.json) {
      if (options.plan || !options.yes) {
        terminal.out().println(json(found).build().write());
      }
      return;
    }
    var rows = new ArrayList<List<String>>();
    found.found().stream()
        .limit(SHOWN)
        .forEach(one -> rows.add(List.of(one.kind(), one.where(), String.join(", ", one.forms()))));
    terminal.columns(rows);
    if (found.found().size() > SHOWN) {
      terminal.out().println("… and " + (found.found().size() - SHOWN) + " more (--format json)");
    }
    terminal
        .out()
        .println(
            found.found().size()
                + " places; new: "
                + found.commits()
                + " commits, "
                + found.tags()
                + " tags, "
                + found.moved().size()
                + " of "
                + found.refs().size()
                + " refs; signatures that go: "
                + found.unsigned().size());
    found.limits().forEach(limit -> terminal.note("not looked into: " + limit));
  }

  private void prove(Purge.Done done, Path top) throws IOException {
    var proof = done.proof();
    if (proof.holds()) {
      terminal
          .out()
          .println(
              "gone: a second search of "
                  + proof.objects()
                  + " objects ("
                  + (proof.bytes() >> 20)
                  + " MiB) and "
                  + proof.files()
                  + " files found nothing");
    } else {
      proof.left().forEach(one -> terminal.note("still there: " + one.kind() + " " + one.where()));
    }
    done.notes().forEach(terminal::note);
    var state = ports.purges(top);
    terminal.note(
        "rotate the credential, then: "
            + state.resolve("push.sh")
            + ", "
            + state.resolve("host.md"));
    terminal.note(
        "the way back holds the value: bailiwick incident undo takes it, or incident undo --discard"
            + " deletes it");
  }

  private static Json.Builder json(Plan plan) {
    return Json.object()
        .put("schema", 1)
        .put("tool", "purge")
        .put(
            "found",
            Json.array(
                plan.found().stream()
                    .map(one ->
                        (Json)
                            Json.object()
                                .put("kind", one.kind())
                                .put("where", one.where())
                                .put("forms", Json.strings(one.forms()))
                                .build())
                    .toList()))
        .put(
            "refs",
            Json.array(
                plan.moved().stream()
                    .map(ref ->
                        (Json)
                            Json.object()
                                .put("ref", ref.newName())
                                .put("old", ref.oldId())
                                .put("new", ref.newId())
                                .build())
                    .toList()))
        .put("commits", plan.commits())
        .put("tags", plan.tags())
        .put("unsigned", Json.strings(plan.unsigned()))
        .put("limits", Json.strings(plan.limits()));
  }

  private static Json json(Proof proof) {
    return Json.object()
        .put("objects", proof.objects())
        .put("bytes", proof.bytes())
        .put("files", proof.files())
        .put("left", proof.left().size())
        .build();
  }
}
