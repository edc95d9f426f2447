package org.fascicle.api.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fascicle.api.exception.InvalidArgumentException;

/** The symbols that a model of language knows, characters or words, numbered from 0. Immutable. */
public final class Vocabulary {
  private static final int SHOWN = 120;

  private final List<String> symbols;
  private final Map<String, Integer> ids = new LinkedHashMap<>();

  private Vocabulary(Collection<String> symbols) {
    this.symbols = List.copyOf(symbols);
    for (String symbol : this.symbols) {
      if (symbol.isEmpty() || ids.put(symbol, ids.size()) != null) {
        throw new InvalidArgumentException(
            "Vocabulary", "symbols that differ, none of them empty", quoted(symbol) + " twice", "");
      }
    }
  }

  /**
   * These symbols, numbered in this order.
   *
   * @throws InvalidArgumentException if one is empty or comes twice
   */
  public static Vocabulary of(Collection<String> symbols) {
    return new Vocabulary(symbols);
  }

  /** The characters of a text, in the order of their code points. */
  public static Vocabulary characters(String text) {
    return new Vocabulary(
        text.codePoints().distinct().sorted().mapToObj(Character::toString).toList());
  }

  /** The different ones of these words, in the order of their spelling. */
  public static Vocabulary words(Collection<String> words) {
    return new Vocabulary(new TreeSet<>(words));
  }

  /** The number of symbols, V. */
  public int size() {
    return symbols.size();
  }

  /** The symbols by number. */
  public List<String> symbols() {
    return symbols;
  }

  /** Whether a symbol has a number. */
  public boolean contains(String symbol) {
    return ids.containsKey(symbol);
  }

  /**
   * The number of a symbol.
   *
   * @throws InvalidArgumentException if it has none
   */
  public int id(String symbol) {
    return id(symbol, "");
  }

  /**
   * The numbers of a text's characters.
   *
   * @throws InvalidArgumentException if one has none; it names the character and its place
   */
  public int[] encode(String text) {
    return encode(text.codePoints().mapToObj(Character::toString).toList());
  }

  /**
   * The numbers of these symbols.
   *
   * @throws InvalidArgumentException if one has none; it names the symbol and its place
   */
  public int[] encode(List<String> text) {
    int[] numbers = new int[text.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = id(text.get(i), " at place " + (i + 1));
    }
    return numbers;
  }

  /** The symbols of these numbers, one after the other. */
  public String decode(int... numbers) {
    return Arrays.stream(numbers).mapToObj(symbols::get).collect(Collectors.joining());
  }

  private int id(String symbol, String place) {
    Integer id = ids.get(symbol);
    if (id == null) {
      throw new InvalidArgumentException(
          "Vocabulary",
          "one of its " + size() + " symbols: " + list(),
          quoted(symbol) + codePoint(symbol) + place,
          "Leave it out, or train on a text that has it.");
    }
    return id;
  }

  private String list() {
    String all = symbols.stream().map(Vocabulary::quoted).collect(Collectors.joining(" "));
    return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + " …";
  }

  /** Characters that look alike have different numbers. */
  private static String codePoint(String symbol) {
    boolean single = symbol.codePointCount(0, symbol.length()) == 1;
    return single ? String.format(" (U+%04X)", symbol.codePointAt(0)) : "";
  }

  private static String quoted(String symbol) {
    return "\"" + symbol.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + "\"";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary vocabulary && symbols.equals(vocabulary.symbols);
  }

  @Override
  public int hashCode() {
    return symbols.hashCode();
  }

  @Override
  public String toString() {
    return size() + " symbols: " + list();
  }
}
