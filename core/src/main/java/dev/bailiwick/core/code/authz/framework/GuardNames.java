package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.authz.Guard;
import java.util.regex.Pattern;

/// What the name of a middleware, a wrapper or a check says of it.
final class GuardNames {
  private static final Pattern OPEN =
      Pattern.compile("(?i)public|anonym|optional|(?:skip|no|without|permit)_?(?:auth|all)");
  private static final Pattern OTHER =
      Pattern.compile("(?i)csrf|cors|logg|recover|ratelimit|\\bsessions?\\.");
  private static final Pattern WHO =
      Pattern.compile(
          "(?i)auth(?!or(?:s|ing)?\\b)|jwt|oidc|oauth|bearer|log(?:ged)?_?in|signed_?in|protect|credential"
              + "|api_?key|keycloak|token|identity|principal|current_?user|require_?user");
  private static final Pattern WHAT =
      Pattern.compile(
          "(?i)role|admin|permission|permit|rbac|casbin|\\bacl|scope|polic(?:y|ies)|privilege|authoriz|entitle");
  private static final Pattern CHECK =
      Pattern.compile(
          "(?i)_?(?:require|check|verify|ensure|must|validate|assert|is|has|with|enforce|authori[sz]e|authenticate|auth)\\w*");
  private static final Pattern ISSUES =
      Pattern.compile(
          "(?i)(?:log|sign)_?(?:in|out|up)|regist|generat|creat|issu|refresh|new|hash|encod");

  private GuardNames() {}

  static Guard stronger(Guard one, Guard other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /// Whether it takes away what the groups around have demanded.
  static boolean isOpen(String text) {
    return OPEN.matcher(text).find();
  }

  /// What a middleware or wrapper demands, by its source.
  static Guard middleware(String text) {
    var name = text.length() > 200 ? text.substring(0, 200) : text;
    if (isOpen(name) || OTHER.matcher(name).find()) {
      return Guard.UNAUTHENTICATED;
    }
    boolean asksWho = WHO.matcher(name).find();
    boolean asksWhat = WHAT.matcher(name).find();
    if (asksWhat && !name.matches("(?is).*(?:oauth|jwt|basicauth).*")) {
      return Guard.AUTHORIZED;
    }
    return asksWho || asksWhat ? Guard.AUTHENTICATED : Guard.UNAUTHENTICATED;
  }

  /// What a call in the body of a handler demands, by its last name: `Auth()`, `requireUser(r)`.
  static Guard call(String name) {
    return CHECK.matcher(name).matches() && !ISSUES.matcher(name).find()
        ? middleware(name)
        : Guard.UNAUTHENTICATED;
  }
}
