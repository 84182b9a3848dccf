package dev.bailiwick.proof.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarkedTest {
  private static final String HEAD =
      "Id,FileID,Domain,RepoName,FilePath,LineStart,LineEnd,GroundTruth,ValueStart,ValueEnd,"
          + "CryptographyKey,PredefinedPattern,Category\n";

  @Test
  void a_row_is_about_the_file_whose_path_has_its_hash(@TempDir Path folder) throws IOException {
    var checkout = Files.createDirectories(folder.resolve("checkout/src"));
    Files.writeString(checkout.resolve("app.py"), "one\ntwo\n");
    var meta =
        Files.writeString(
            folder.resolve("meta.csv"),
            HEAD
                + "1,04791d82,GitHub,x,data/x/_/04791d82.py,2,2,T,0,3,,,Password:Key\n"
                + "2,04791d82,GitHub,x,data/x/_/04791d82.py,1,1,X,,,,,UUID\n"
                + "3,00000000,GitHub,x,data/x/_/00000000.py,1,1,T,,,,,Password\n");

    var rows = Marked.read(meta, folder.resolve("checkout"));

    assertThat(rows).extracting(Marked::path).containsExactly("src/app.py", "src/app.py");
    assertThat(rows).extracting(Marked::secret).containsExactly(true, false);
    assertThat(rows).extracting(Marked::isCredential).containsExactly(true, false);
  }
}
