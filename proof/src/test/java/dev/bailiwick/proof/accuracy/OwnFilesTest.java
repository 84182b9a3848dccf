package dev.bailiwick.proof.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.scan.FolderScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `bailiwick scan` says of this very repository: nothing, but for lines that are spoken for.
final class OwnFilesTest {

  @Test
  void no_file_of_ours_holds_what_the_scan_takes_for_a_secret() throws IOException {
    var root = Path.of("..").toRealPath();

    var report =
        new FolderScan(SecretScanner.packed(), root, true, 2, () -> {}).scan(List.of(root));

    assertThat(report.files()).isGreaterThan(1_000);
    assertThat(report.findings())
        .extracting(finding -> finding.path() + ":" + finding.place().line() + " " + finding.rule())
        .isEmpty();
  }
}
