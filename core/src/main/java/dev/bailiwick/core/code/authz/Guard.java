package dev.bailiwick.core.code.authz;

import java.util.Locale;
import java.util.regex.Pattern;

/// What stands between a caller and a route; the weakest first.
///
/// Told by names: a middleware, decorator or dependency that is called `requireAuth` asks who the
/// caller is, one called `requireRole` what the caller may do.
public enum Guard {
  UNAUTHENTICATED,
  AUTHENTICATED,
  AUTHORIZED;

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)allow_?any|permit_?all|anonymous|@?public\\b|auth_?required\\s*[:=]\\s*false|no_?auth");

  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?i)roles?_?allowed|permission_required|has_?(any_?)?(role|authority|permission|scope)"
              + "|(require|check|need|only|restrict\\w*|is|ensure|verify)_?(s_)?(any_?)?(role|admin|permission|scope|owner|staff)"
              + "|(?<!oauth\\.)authori[sz]e?(d|s|r)?\\b|authori[sz]ation|pre_?authorize|secured\\s*\\(|deny_?all|user_passes_test"
              + "|staff_member_required|admin_?(only|required|guard)|\\broles?\\b|casbin|enforce|\\bacl\\b|policies");

  private static final Pattern IDENTITY =
      Pattern.compile(
          "(?i)auth(?!or(?!i[sz]))|login_?required|logged_?in|jwt|passport|bearer|oauth|session(?!_?(id|store|secret))"
              + "|protect(ed)?\\b|require_?(user|login|account|token)|current_?(user|admin|account|principal|member)|verify_?token|check_?token"
              + "|api_?key|token_?required|principal|identity|is_?authenticated|is_?admin|(?<!frame_?)guard|credential|secured|oauth"
              + "|login_manager|ensure_?(user|login)|get_?user\\b|signed_?in|permissions?\\.Is");

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the source of a middleware, decorator or dependency says.
  static Guard of(String text) {
    if (OPEN.matcher(text).find()) {
      return UNAUTHENTICATED;
    }
    if (RIGHTS.matcher(text).find()) {
      return AUTHORIZED;
    }
    return IDENTITY.matcher(text).find() ? AUTHENTICATED : UNAUTHENTICATED;
  }

  Guard and(Guard other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
