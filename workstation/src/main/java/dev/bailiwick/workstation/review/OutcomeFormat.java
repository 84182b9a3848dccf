package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.Outcome;
import dev.bailiwick.core.code.authz.Guard;
import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Look;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.run.Reporting;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Mark;
import dev.bailiwick.core.code.value.Source;
import dev.bailiwick.core.code.value.Trail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Outcomes as bytes, without their looks. Files are named by their paths, weaknesses by their ids;
/// what names one that there is no more cannot be read.
final class OutcomeFormat {
  private final Rules rules;
  private final Project project;

  OutcomeFormat(Rules rules, Project project) {
    this.rules = rules;
    this.project = project;
  }

  static byte[] write(Outcome outcome) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(outcome.exhausted());
    out.writeBoolean(outcome.failed());
    out.writeInt(outcome.collected().found().size());
    for (var found : outcome.collected().found()) {
      write(found, out);
    }
    out.writeInt(outcome.collected().told().size());
    for (var key : outcome.collected().told()) {
      out.writeUTF(key.weakness());
      out.writeUTF(key.path());
      write(key.span(), out);
    }
    out.writeInt(outcome.routes().size());
    for (var route : outcome.routes()) {
      out.writeUTF(route.file().path());
      write(route.span(), out);
      out.writeUTF(route.method());
      out.writeUTF(route.url());
      out.writeUTF(route.guard().name());
    }
    return bytes.toByteArray();
  }

  private static void write(Found found, DataOutputStream out) throws IOException {
    out.writeUTF(found.weakness().id());
    out.writeUTF(found.file().path());
    write(found.span(), out);
    out.writeUTF(found.what());
    out.writeUTF(found.message());
    var mark = found.mark();
    out.writeBoolean(mark != null);
    if (mark != null) {
      var source = mark.source();
      out.writeUTF(source.label().name());
      out.writeUTF(source.path());
      out.writeUTF(source.file());
      write(source.span(), out);
      out.writeLong(mark.safe());
      out.writeBoolean(mark.direct());
      var steps = Trail.steps(mark.trail());
      out.writeInt(steps.size());
      for (var step : steps) {
        out.writeUTF(step.file());
        write(step.span(), out);
        out.writeUTF(step.what());
      }
    }
  }

  private static void write(Span span, DataOutputStream out) throws IOException {
    out.writeInt(span.start());
    out.writeInt(span.end());
  }

  /// @throws IOException where the bytes hold no outcome of these rules and files
  Outcome read(MemoryFormat.Part part, List<Look> looks) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(part.in(), part.at(), part.length()));
    int exhausted = in.readInt();
    boolean failed = in.readBoolean();
    var found = new ArrayList<Found>();
    for (int left = in.readInt(); left > 0; left--) {
      found.add(found(in));
    }
    var told = new ArrayList<Reporting.Key>();
    for (int left = in.readInt(); left > 0; left--) {
      told.add(new Reporting.Key(in.readUTF(), in.readUTF(), span(in)));
    }
    var routes = new ArrayList<Route>();
    for (int left = in.readInt(); left > 0; left--) {
      routes.add(
          new Route(
              file(in.readUTF()),
              span(in),
              in.readUTF(),
              in.readUTF(),
              Guard.valueOf(in.readUTF())));
    }
    return new Outcome(new Reporting.Collected(found, told), routes, exhausted, failed, looks);
  }

  private Found found(DataInputStream in) throws IOException {
    var id = in.readUTF();
    var weakness =
        rules.weakness(id).orElseThrow(() -> new IOException("no weakness is called " + id));
    var file = file(in.readUTF());
    var span = span(in);
    var what = in.readUTF();
    var message = in.readUTF();
    return new Found(weakness, file, span, what, message, in.readBoolean() ? mark(in) : null);
  }

  private static Mark mark(DataInputStream in) throws IOException {
    var source = new Source(Label.valueOf(in.readUTF()), in.readUTF(), in.readUTF(), span(in));
    long safe = in.readLong();
    boolean direct = in.readBoolean();
    @Nullable Trail trail = null;
    for (int left = in.readInt(); left > 0; left--) {
      trail = Trail.and(trail, in.readUTF(), span(in), in.readUTF());
    }
    return new Mark(source, safe, direct, trail);
  }

  private CodeFile file(String path) throws IOException {
    return project.file(path).orElseThrow(() -> new IOException("no file " + path));
  }

  private static Span span(DataInputStream in) throws IOException {
    return new Span(in.readInt(), in.readInt());
  }
}
