package org.fascicle.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.text.SequenceDecoder;
import org.fascicle.api.text.Vocabulary;

/**
 * Days as people write them, and as ISO 8601 has them.
 *
 * @param written by people
 * @param iso of the same days, ten characters each
 */
record DateFormats(List<String> written, List<String> iso) {
  /** Characters of the longest date, padding behind the shorter ones. */
  static final int LENGTH = 24;

  /** Characters of a date in ISO 8601. */
  static final int ISO_LENGTH = 10;

  /** What dates are written with; the first is padding, which a blank inside a date is not. */
  static final Vocabulary WRITTEN =
      Vocabulary.of(
          List.of("_ ,./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".split("")));

  /** What ISO dates are written with, and the sign before the first. */
  static final Vocabulary ISO = Vocabulary.characters("-0123456789>");

  private static final int BEGIN = ISO.id(">");
  private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
  private static final int DAYS = 36_524;

  /** Days from 1950 to 2049, each in a form of its own; equal seeds give equal ones. */
  static DateFormats of(long seed, int count) {
    RandomStream random = new RandomStream(seed, 0, 8);
    List<String> written = new ArrayList<>();
    List<String> iso = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate day = FIRST.plusDays(random.nextLong(DAYS));
      written.add(written(day, (int) random.nextLong(7)));
      iso.add(day.toString());
    }
    return new DateFormats(written, iso);
  }

  private static String written(LocalDate day, int form) {
    int date = day.getDayOfMonth();
    int year = day.getYear();
    String month = day.getMonth().name();
    String name = month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT);
    String week = day.getDayOfWeek().name();
    String shortWeek = week.charAt(0) + week.substring(1, 3).toLowerCase(Locale.ROOT);
    return switch (form) {
      case 0 -> date + " " + name + " " + year;
      case 1 -> name + " " + date + ", " + year;
      case 2 -> date + "." + day.getMonthValue() + "." + year;
      case 3 -> year + "/" + day.getMonthValue() + "/" + date;
      case 4 -> shortWeek + ", " + date + " " + name.substring(0, 3) + " " + year;
      case 5 -> name.substring(0, 3) + " " + date + " " + year;
      default -> shortWeek + " " + name + " " + date + ", " + year;
    };
  }

  /** Numbers of characters, (N, 24). */
  HostArray sources() {
    int[] numbers = new int[written.size() * LENGTH];
    for (int i = 0; i < written.size(); i++) {
      int[] line = WRITTEN.encode(written.get(i));
      System.arraycopy(line, 0, numbers, i * LENGTH, line.length);
    }
    return HostArray.of(numbers, written.size(), LENGTH);
  }

  /** Source and answer so far, (N, 24) and (N, 10), with the answer, (N, 10), to learn. */
  Dataset samples() {
    int[] answers = ISO.encode(String.join("", iso));
    int[] read = SequenceDecoder.shifted(BEGIN, ISO_LENGTH, answers);
    return Dataset.of(
        List.of(sources(), HostArray.of(read, iso.size(), ISO_LENGTH)),
        List.of(HostArray.of(answers, iso.size(), ISO_LENGTH)));
  }

  /** The first ones. */
  DateFormats take(int count) {
    return new DateFormats(written.subList(0, count), iso.subList(0, count));
  }
}
