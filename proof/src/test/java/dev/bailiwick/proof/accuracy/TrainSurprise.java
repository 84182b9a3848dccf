package dev.bailiwick.proof.accuracy;

import dev.bailiwick.core.secret.value.Surprise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;

/// Makes the model that tells words from what is drawn by chance: `accuracy/train FOLDER MODEL`.
///
/// Each distinct word counts once, and a little more the more often it stands there, so that one
/// project's favourite words do not make the model. Long runs that change often between letters and
/// digits are left out: they are test data, and what the model must find surprising.
final class TrainSurprise {
  private static final Set<String> SOURCES =
      Set.of(
          "java",
          "kt",
          "scala",
          "rb",
          "erb",
          "php",
          "rs",
          "go",
          "js",
          "ts",
          "py",
          "sh",
          "md",
          "yml",
          "yaml",
          "properties",
          "html",
          "toml");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./-]{2,60}");
  private static final int LARGEST_FILE = 400_000;
  private static final int LONG = 16;
  private static final int MOST_CHANGES = 4;

  /// How much weight a class has before anything was seen.
  private static final double PRIOR = 0.02;

  private TrainSurprise() {}

  public static void main(String[] arguments) throws IOException {
    var words = new HashMap<String, Integer>();
    try (var files = Files.walk(Path.of(arguments[0]))) {
      for (var file : files.filter(TrainSurprise::isSource).sorted().toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        WORD.matcher(text).results().forEach(word -> words.merge(word.group(), 1, Integer::sum));
      }
    }
    words.keySet().removeIf(TrainSurprise::isDrawn);
    try (var out = new DeflaterOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
      out.write(costs(words));
    }
    IO.println(words.size() + " words");
  }

  private static boolean isSource(Path file) {
    var name = String.valueOf(file.getFileName());
    return SOURCES.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file)
        && file.toFile().length() <= LARGEST_FILE;
  }

  static boolean isDrawn(String word) {
    for (var run : word.split("[_./-]")) {
      int changes = 0;
      for (int at = 1; at < run.length(); at++) {
        changes +=
            Character.isDigit(run.charAt(at)) == Character.isDigit(run.charAt(at - 1)) ? 0 : 1;
      }
      if (run.length() >= LONG && changes >= MOST_CHANGES) {
        return true;
      }
    }
    return false;
  }

  private static byte[] costs(Map<String, Integer> words) {
    var three = new double[Surprise.SIZE];
    var two = new double[Surprise.CLASSES * Surprise.CLASSES];
    var one = new double[Surprise.CLASSES];
    words.forEach((word, count) -> {
      double weight = 1 + Math.log(count);
      int context = 0;
      for (int at = 0; at < word.length(); at++) {
        int index = context << 6 | Surprise.classOf(word.charAt(at));
        three[index] += weight;
        two[index & Surprise.CLASSES * Surprise.CLASSES - 1] += weight;
        one[index & Surprise.CLASSES - 1] += weight;
        context = index & Surprise.CLASSES * Surprise.CLASSES - 1;
      }
    });
    return costs(three, two, one);
  }

  /// Interpolates as Witten and Bell do: what has been seen little is told by the shorter context.
  private static byte[] costs(double[] three, double[] two, double[] one) {
    int classes = Surprise.CLASSES;
    double all = 0;
    for (double weight : one) {
      all += weight;
    }
    var costs = new byte[Surprise.SIZE];
    for (int context = 0; context < classes * classes; context++) {
      var seen = seen(three, context * classes);
      var shorter = seen(two, context % classes * classes);
      for (int last = 0; last < classes; last++) {
        double lone = (one[last] + PRIOR * all / classes) / (all * (1 + PRIOR));
        double pair = mixed(two[context % classes * classes + last], shorter, lone);
        double chance = mixed(three[context * classes + last], seen, pair);
        double bits = -Math.log(chance) / Math.log(2);
        costs[context * classes + last] =
            (byte) Math.clamp(Math.round(bits * Surprise.STEPS), 0, 255);
      }
    }
    return costs;
  }

  /// The weight behind a context, and how many classes stand there.
  private static List<Double> seen(double[] weights, int from) {
    double sum = 0;
    double kinds = 0;
    for (int at = from; at < from + Surprise.CLASSES; at++) {
      sum += weights[at];
      kinds += weights[at] > 0 ? 1 : 0;
    }
    return List.of(sum, kinds);
  }

  private static double mixed(double weight, List<Double> seen, double shorter) {
    double kinds = Math.max(1, seen.get(1));
    return (weight + kinds * shorter) / (seen.get(0) + kinds);
  }
}
