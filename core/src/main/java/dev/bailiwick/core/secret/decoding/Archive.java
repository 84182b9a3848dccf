package dev.bailiwick.core.secret.decoding;

/// What kind of archive a content is, told from its first bytes.
public enum Archive {
  NONE,
  /// RFC 1952.
  GZIP,
  /// Also jar, docx, xlsx, apk, whl.
  ZIP,
  /// POSIX ustar, pax and GNU.
  TAR;

  private static final int USTAR = 257;

  public static Archive of(byte[] bytes, int length) {
    if (length >= 3 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8) {
      return GZIP;
    }
    if (length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4) {
      return ZIP;
    }
    return length >= USTAR + 5
            && bytes[USTAR] == 'u'
            && bytes[USTAR + 1] == 's'
            && bytes[USTAR + 2] == 't'
            && bytes[USTAR + 3] == 'a'
            && bytes[USTAR + 4] == 'r'
        ? TAR
        : NONE;
  }
}
