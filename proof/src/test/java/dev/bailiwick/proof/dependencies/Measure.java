package dev.bailiwick.proof.dependencies;

import java.io.IOException;
import java.nio.file.Path;

/// Prints how far the dependency room agrees with what the ecosystems' own tools say:
/// `dependencies/measure` in the folder `proof`.
final class Measure {
  private Measure() {}

  public static void main(String[] arguments) throws IOException {
    var what = arguments.length == 0 ? "" : arguments[0];
    switch (what) {
      case "order" -> VersionOrders.print(Path.of(arguments[1]));
      case "ranges" -> NpmRanges.print(Path.of(arguments[1]));
      case "locks" -> LockFixtures.print(Path.of(arguments[1]), Path.of(arguments[2]));
      case "truth" -> TruthPairs.print(Path.of(arguments[1]));
      case "arrivals" -> ArrivalOutcomes.print(Path.of(arguments[1]));
      case "company" -> Companies.print(Path.of(arguments[1]), Path.of(arguments[2]));
      case "trees" ->
          Trees.print(
              Path.of(arguments[1]),
              Path.of(arguments[2]),
              arguments.length > 3 ? arguments[3] : "");
      case "make" -> Speed.make(Path.of(arguments[1]));
      case "speed" -> Speed.print(Path.of(arguments[1]));
      default ->
          IO.println(
              "measure order FOLDER | ranges FILE | locks FOLDER FILE | truth FOLDER | make FOLDER"
                  + " | speed FOLDER | arrivals FOLDER | company FILE FOLDER"
                  + " | trees FILE FOLDER [PYPI]");
    }
  }
}
