package dev.bailiwick.core.command.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The text between `$'` and `'` with its escapes replaced (bash manual, ANSI-C Quoting).
///
/// `\x` and octal escapes are bytes, so several together may spell one character in UTF-8; a NUL
/// ends the text, as in bash.
final class AnsiQuote {
  private final Cursor cursor;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean ended;

  private AnsiQuote(Cursor cursor) {
    this.cursor = cursor;
  }

  /// Stands behind `$'`; reads the closing quote.
  static String read(Cursor cursor) {
    return new AnsiQuote(cursor).read();
  }

  private String read() {
    int run = cursor.at();
    while (true) {
      char c = cursor.rawPeek();
      if (c == Cursor.END) {
        throw Refused.reading("unterminated quote", cursor.place());
      }
      if (c == '\'' || c == '\\') {
        write(cursor.text().substring(run, cursor.at()));
        cursor.rawNext();
        if (c == '\'') {
          return bytes.toString(StandardCharsets.UTF_8);
        }
        escape(cursor.rawNext());
        run = cursor.at();
      } else {
        cursor.rawNext();
      }
    }
  }

  private void write(String text) {
    if (!ended) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void write(int octet) {
    ended |= (octet & 0xff) == 0;
    if (!ended) {
      bytes.write(octet);
    }
  }

  private void escape(char c) {
    switch (c) {
      case 'a' -> write(7);
      case 'b' -> write('\b');
      case 'e', 'E' -> write(27);
      case 'f' -> write('\f');
      case 'n' -> write('\n');
      case 'r' -> write('\r');
      case 't' -> write('\t');
      case 'v' -> write(11);
      case '\\', '\'', '"', '?' -> write(c);
      case 'x' -> hexadecimal();
      case 'u' -> character(4);
      case 'U' -> character(8);
      case 'c' -> control();
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
      default -> write("\\" + (c == Cursor.END ? "" : c));
    }
  }

  private void hexadecimal() {
    if (cursor.rawPeek() == '{') {
      throw Refused.text("escape that shells read differently", cursor.place());
    }
    int value = number(2);
    if (value < 0) {
      write("\\x");
    } else {
      write(value);
    }
  }

  private void character(int digits) {
    int value = number(digits);
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw Refused.text("escape that names no character", cursor.place());
    }
    ended |= value == 0;
    write(Character.toString(value));
  }

  private void control() {
    char c = cursor.rawNext();
    if (c == '\\' && cursor.rawPeek() == '\\') {
      cursor.rawNext();
    }
    write(c == '?' ? 127 : c & 0x1f);
  }

  private void octal(int first) {
    int value = first;
    for (int i = 0; i < 2 && cursor.rawPeek() >= '0' && cursor.rawPeek() <= '7'; i++) {
      value = value * 8 + cursor.rawNext() - '0';
    }
    write(value & 0xff);
  }

  private int number(int digits) {
    int value = -1;
    for (int i = 0; i < digits && cursor.rawPeek() < 128; i++) {
      int digit = Character.digit(cursor.rawPeek(), 16);
      if (digit < 0) {
        break;
      }
      cursor.rawNext();
      value = Math.max(value, 0) * 16 + digit;
    }
    return value;
  }
}
