package dev.bailiwick.core.redact.sanitizing;

import java.util.Set;
import java.util.regex.Pattern;

/// Tells whether a literal stands where the language takes any expression, so that a reference to
/// the environment may stand there too.
///
/// Says no where it cannot tell: a key, a label, a type, an annotation, a constant, a default that
/// must be one, one of several literals side by side. A placeholder fits all of these.
final class ExpressionPlaces {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "^\\s*(?:(?:public|private|protected|internal|static|pub|export|final|unsafe|new)(?:\\([^)]*\\))?\\s+)*const(?:expr)?\\b");
  private static final Pattern CASE = Pattern.compile("^\\s*(?:indirect\\s+)?case\\b");
  private static final Pattern PHP_PROPERTY =
      Pattern.compile(
          "^\\s*(?:(?:public|private|protected|static|var|readonly|final|const)(?:\\([^)]*\\))?\\s+)+[^=(]*=");
  private static final Pattern PHP_PARAMETERS =
      Pattern.compile("(?s).*\\b(?:function|fn)\\s*&?\\s*\\w*\\s*$");
  private static final Pattern TYPE_BODY =
      Pattern.compile(
          "(?s).*\\b(?:interface|enum|namespace)\\s+\\w[^=]*$|.*\\btype\\s+\\w[^=]*=[^=]*$");
  private static final Pattern CLASS_BODY = Pattern.compile("(?s).*\\bclass\\b[^()=]*$");
  private static final Pattern MODULE_LINE =
      Pattern.compile(
          "(?s)^\\s*(?:import|export)\\b(?!\\s+(?:default|const|let|var|function|class|async)).*");
  private static final Pattern TYPED =
      Pattern.compile("(?s).*\\b(?:const|let|var|type)\\s+[^=]*$|.*\\btype\\s+\\w+[^=]*=.*");
  private static final Pattern ELIXIR_HEAD = Pattern.compile("(?s).*\\bdef\\w*\\s+\\w+[?!]?\\s*$");
  private static final Set<String> RETURNS =
      Set.of(
          "return", "throw", "yield", "await", "in", "and", "or", "not", "else", "echo", "print");
  private static final Set<Idiom> WITHOUT_PARENTHESES =
      Set.of(Idiom.RUBY, Idiom.ELIXIR, Idiom.POWERSHELL);

  private final Idiom idiom;
  private final String text;
  private final Literal literal;
  private final Surroundings around;

  private ExpressionPlaces(String text, Idiom idiom, Segments segments, Literal literal) {
    this.text = text;
    this.idiom = idiom;
    this.literal = literal;
    this.around = new Surroundings(text, segments, literal);
  }

  static boolean holds(String text, Idiom idiom, Segments segments, Literal literal) {
    return new ExpressionPlaces(text, idiom, segments, literal).holds();
  }

  private boolean holds() {
    return !around.isBesideLiteral()
        && isOpenBefore()
        && isOpenBehind()
        && !CASE.matcher(lastLine(around.statement())).find()
        && !isAnnotated()
        && isFree();
  }

  /// The sign before leads to a value.
  private boolean isOpenBefore() {
    var word = around.word();
    if (!word.isEmpty()) {
      return RETURNS.contains(word)
          || idiom == Idiom.KOTLIN && word.equals("to")
          || WITHOUT_PARENTHESES.contains(idiom)
              && !around.isFirstOnLine()
              && Character.isWhitespace(text.charAt(literal.start() - 1));
    }
    char before = around.previous();
    if (idiom == Idiom.PYTHON && around.isFirstOnLine()) {
      return "([{,=".indexOf(before) >= 0 && !around.openers().isEmpty();
    }
    return "=(,[:+?>&|".indexOf(before) >= 0
        || before == '{' && (idiom == Idiom.GO || idiom == Idiom.PYTHON || idiom == Idiom.JAVA)
        || before == '.' && (idiom == Idiom.PHP || idiom == Idiom.PERL || idiom == Idiom.LUA)
        || before == '\\' && idiom == Idiom.ELIXIR;
  }

  /// The sign behind ends a value or goes on with it.
  private boolean isOpenBehind() {
    char behind = around.next();
    if (behind == ':') {
      return around.statement().indexOf('?') >= 0 && idiom != Idiom.RUBY && !isKey();
    }
    if (Character.isLetter(behind)) {
      return around.isLastOnLine()
          || around.isFollowedBy("if ")
          || around.isFollowedBy("else ")
          || around.isFollowedBy("unless ")
          || around.isFollowedBy("end");
    }
    if (";,)]}+".indexOf(behind) >= 0) {
      return true;
    }
    boolean call = behind == '.' && !(idiom == Idiom.GO || idiom == Idiom.C);
    return call && !around.isLastOnLine() || around.isLastOnLine() && behind != '=';
  }

  private boolean isKey() {
    return around.previous() == ',' || around.previous() == '{' || around.previous() == '[';
  }

  /// Inside `@Name(…)`, `#[…]` or `[Name(…)]`.
  private boolean isAnnotated() {
    return around.openers().stream()
        .anyMatch(opener ->
            switch (idiom) {
              case JAVA, KOTLIN, SCALA, GROOVY, SWIFT, DART -> opener.word().startsWith("@");
              case RUST, PHP ->
                  opener.sign() == '[' && opener.word().endsWith("#")
                      || opener.sign() == '[' && opener.word().equals("!");
              case CSHARP -> opener.sign() == '[' && isAttribute(opener);
              default -> false;
            });
  }

  /// A bracket that indexes nothing and is no value: the head ends where a declaration begins.
  private static boolean isAttribute(Surroundings.Opener opener) {
    var head = opener.head().stripTrailing();
    return opener.word().isEmpty()
        && (head.isEmpty()
            || "(,]".indexOf(head.charAt(head.length() - 1)) >= 0
            || head.endsWith("*/")
            || lastLine(head).stripLeading().startsWith("//"));
  }

  private boolean isFree() {
    return switch (idiom) {
      case JAVASCRIPT -> isFreeInJavascript();
      case PYTHON -> !literal.quote().matches("(?i)[^\"']*[bft][^\"']*[\"'].*");
      case GO -> !isConstant() && !isWithin('(', "const") && !isWithin('(', "import");
      case RUST -> isFreeInRust();
      case KOTLIN, DART -> !isConstant() && !isDartDefault();
      case CSHARP -> isFreeInCsharp();
      case PHP -> isFreeInPhp();
      case C -> isFreeInC();
      case TERRAFORM -> !isWithinBlock("variable") && !isWithinBlock("terraform");
      case RUBY -> text.charAt(Math.max(0, literal.start() - 1)) != ':';
      case ELIXIR -> isFreeInElixir();
      case SWIFT -> !literal.quote().contains("#");
      default -> true;
    };
  }

  private boolean isConstant() {
    return CONSTANT.matcher(lastLine(around.statement())).find()
        || CONSTANT.matcher(around.statement()).find()
        || around.openers().stream().anyMatch(opener -> opener.word().equals("const"));
  }

  private boolean isWithin(char sign, String word) {
    return around.openers().stream()
        .anyMatch(opener -> opener.sign() == sign && opener.word().equals(word));
  }

  private boolean isWithinBlock(String block) {
    return around.openers().stream()
        .anyMatch(opener -> lastLine(opener.head()).stripLeading().startsWith(block));
  }

  private boolean isFreeInJavascript() {
    var openers = around.openers();
    boolean type = openers.stream().anyMatch(opener -> TYPE_BODY.matcher(opener.head()).matches());
    boolean pipe = around.previous() == '|' && !isDoubled('|') || around.next() == '|';
    if (type || pipe || MODULE_LINE.matcher(lastLine(around.statement())).matches()) {
      return false;
    }
    if (around.previous() == ':') {
      boolean value = !openers.isEmpty() && openers.getFirst().sign() == '{';
      boolean chosen = lastLine(around.statement()).indexOf('?') >= 0;
      return value && !CLASS_BODY.matcher(openers.getFirst().head()).matches()
          || chosen && (openers.isEmpty() || openers.getFirst().sign() != '{');
    }
    return !(around.previous() == '>' && !isArrow())
        && !TYPED.matcher(lastLine(around.statement())).matches()
        && !isTagAttribute();
  }

  private boolean isArrow() {
    return lastLine(around.statement()).stripTrailing().endsWith("=>");
  }

  private boolean isDoubled(char sign) {
    return around.statement().stripTrailing().endsWith("" + sign + sign);
  }

  /// `name="…"` in a tag: braces would be needed, and every dialect has its own.
  private boolean isTagAttribute() {
    int at = literal.start();
    return at >= 2
        && text.charAt(at - 1) == '='
        && (Character.isLetterOrDigit(text.charAt(at - 2)) || text.charAt(at - 2) == '-')
        && ";,)]+".indexOf(around.next()) < 0;
  }

  /// In macros the first text is a pattern, and a call may be a pattern of `match`.
  private boolean isFreeInRust() {
    var openers = around.openers();
    var line = lastLine(around.statement());
    boolean call =
        !openers.isEmpty()
            && openers.getFirst().sign() == '('
            && !openers.getFirst().word().isEmpty()
            && Character.isLowerCase(openers.getFirst().word().charAt(0))
            && "(,".indexOf(around.previous()) >= 0;
    boolean macro =
        openers.stream().anyMatch(opener -> opener.head().stripTrailing().endsWith("!"));
    return !isConstant()
        && !line.contains("static ")
        && literal.quote().equals("\"")
        && !macro
        && (around.previous() == '=' || call);
  }

  private boolean isDartDefault() {
    var openers = around.openers();
    return idiom == Idiom.DART
        && around.previous() == '='
        && !openers.isEmpty()
        && openers.getFirst().sign() != '('
        && openers.size() > 1
        && openers.get(1).sign() == '('
        && openers.getFirst().word().isEmpty();
  }

  private boolean isFreeInCsharp() {
    var openers = around.openers();
    boolean parameter =
        around.previous() == '=' && !openers.isEmpty() && openers.getFirst().sign() == '(';
    boolean pattern =
        around.previous() == ':' && !openers.isEmpty() && openers.getFirst().sign() == '{';
    return !isConstant() && !around.statement().contains("const ") && !parameter && !pattern;
  }

  private boolean isFreeInPhp() {
    boolean parameter =
        around.openers().stream()
            .anyMatch(
                opener -> opener.sign() == '(' && PHP_PARAMETERS.matcher(opener.head()).matches());
    return !parameter
        && !isConstant()
        && !PHP_PROPERTY.matcher(around.statement()).find()
        && !PHP_PROPERTY.matcher(lastLine(around.statement())).find();
  }

  private boolean isFreeInC() {
    var line = lastLine(around.statement());
    boolean inFunction =
        around.openers().stream().anyMatch(opener -> opener.head().stripTrailing().endsWith(")"));
    boolean list =
        around.openers().stream().anyMatch(opener -> opener.head().stripTrailing().endsWith("="));
    return inFunction
        && !list
        && literal.quote().equals("\"")
        && !line.contains("#")
        && !around.statement().matches("(?s).*\\b(?:static|const(?:expr)?|asm|__asm__)\\b.*");
  }

  private boolean isFreeInElixir() {
    boolean head =
        around.openers().stream()
            .anyMatch(opener ->
                opener.sign() == '(' && ELIXIR_HEAD.matcher(lastLine(opener.head())).matches());
    return !head || around.previous() == '\\';
  }

  private static String lastLine(String statement) {
    var left = statement.stripTrailing();
    return statement.substring(left.lastIndexOf('\n') + 1);
  }
}
