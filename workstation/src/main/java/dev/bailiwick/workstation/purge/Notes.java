package dev.bailiwick.workstation.purge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Notes follow the commits they are about: they are kept under a commit's id.
record Notes(Repository repository) {

  void run(Renamed renamed, List<Refs.Moved> refs) throws IOException {
    var moves = new ByteArrayOutputStream();
    var old = new ByteArrayOutputStream();
    for (int i = 0; i < renamed.count(); i++) {
      moves.writeBytes(Repository.latin(renamed.from(i) + " " + renamed.to(i) + "\n"));
      old.writeBytes(Repository.latin(renamed.from(i) + "\n"));
    }
    for (var ref : refs) {
      if (ref.newName().startsWith("refs/notes/") && moves.size() > 0) {
        var git = repository.git();
        var option = "--ref=" + ref.newName();
        git.run(moves.toByteArray(), Map.of(), "notes", option, "copy", "-f", "--stdin");
        git.run(
            old.toByteArray(), Map.of(), "notes", option, "remove", "--ignore-missing", "--stdin");
      }
    }
  }
}
