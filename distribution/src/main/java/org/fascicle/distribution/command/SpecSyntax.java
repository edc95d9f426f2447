package org.fascicle.distribution.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/**
 * Specs as people type them: {@code Dense(units=10, activation=relu)}, several separated by blanks
 * or semicolons. Values are numbers, true, false, null, lists in brackets, nested specs, and words.
 */
final class SpecSyntax {
  private final Kind kind;
  private final String text;
  private int at;

  private SpecSyntax(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /**
   * One spec.
   *
   * @throws InvalidArgumentException if the text is not exactly one
   */
  static Spec one(Kind kind, String text) {
    List<Spec> all = many(kind, text);
    if (all.size() != 1) {
      throw new InvalidArgumentException(kind.label(), "one type", '"' + text + '"', "");
    }
    return all.get(0);
  }

  /** Any number of specs. */
  static List<Spec> many(Kind kind, String text) {
    SpecSyntax syntax = new SpecSyntax(kind, text);
    List<Spec> specs = new ArrayList<>();
    for (syntax.skip("; ,\n\t"); syntax.at < text.length(); syntax.skip("; ,\n\t")) {
      specs.add(syntax.spec(syntax.word()));
    }
    return specs;
  }

  private Spec spec(String type) {
    Map<String, Object> config = new LinkedHashMap<>();
    skip(" ");
    if (peek('(')) {
      at++;
      for (skip(" ,"); !peek(')'); skip(" ,")) {
        String key = word();
        skip(" ");
        expect('=');
        skip(" ");
        config.put(key, value());
      }
      expect(')');
    }
    return Spec.of(kind, type, config);
  }

  private Object value() {
    if (peek('[')) {
      at++;
      List<Object> list = new ArrayList<>();
      for (skip(" ,"); !peek(']'); skip(" ,")) {
        list.add(value());
      }
      expect(']');
      return list;
    }
    String word = word();
    skip(" ");
    return peek('(') ? spec(word).toJson() : literal(word);
  }

  private static Object literal(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word);
    };
  }

  private static Object number(String word) {
    try {
      return Long.valueOf(word);
    } catch (NumberFormatException notAnInteger) {
      try {
        return Double.valueOf(word);
      } catch (NumberFormatException notANumber) {
        return word;
      }
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && "()[]=,; \n\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw refused("a name or a value");
    }
    return text.substring(start, at);
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void skip(String blanks) {
    while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char c) {
    if (!peek(c)) {
      throw refused("'" + c + "'");
    }
    at++;
  }

  private InvalidArgumentException refused(String expected) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new InvalidArgumentException(
        kind.label() + " \"" + text + "\"",
        expected + " at character " + (at + 1),
        found,
        "Write it like Dense(units=10, activation=relu).");
  }
}
