package org.fascicle.plugin.datasets.digits;

import java.util.ArrayList;
import java.util.List;

/** The ways in which people write the ten digits, each with how often it is met. */
final class Glyphs {
  /** {@code digit weight : strokes}, see {@link Skeleton#parse}. */
  private static final String TABLE =
      """
      0 5 : 54 2, 24 14, 8 50, 22 88, 50 99, 78 84, 90 48, 76 14, 50 1
      0 3 : 66 6, 38 4, 12 34, 10 72, 34 98, 66 92, 88 58, 82 20, 56 2, 36 8
      0 2 : 30 12, 14 46, 24 84, 48 99, 76 82, 86 44, 70 8, 44 2, 26 16
      0 1 : 40 22, 66 10, 50 0, 20 16, 8 54, 26 92, 54 98, 84 72, 86 32, 62 6
      1 10 : 50 0, 51 33, 50 66, 50 100
      1 2 : 30 20, 44 10, 52 0^, 51 50, 50 100
      1 1 : 24 22, 40 12, 52 0^, 51 50, 50 100; 22 100, 50 99, 80 99
      2 4 : 10 24, 34 2, 66 8, 72 36, 46 70, 6 97^, 50 93, 94 95
      2 4 : 12 22, 40 0, 72 14, 68 48, 42 82, 14 96, 8 82, 30 80, 62 94, 98 90
      2 2 : 8 10, 40 3, 78 6^, 46 50, 8 95^, 50 93, 96 95
      2 2 : 20 34, 16 12, 46 0, 76 18, 66 52, 36 82, 4 98^, 50 91, 92 99
      3 4 : 12 14, 42 0, 74 14, 66 36, 38 47^, 74 54, 88 76, 56 99, 8 90
      3 2 : 8 4, 46 3, 80 4^, 44 42^, 76 52, 86 76, 52 99, 6 90
      3 3 : 16 16, 46 0, 74 16, 60 40, 34 50, 58 50, 82 66, 72 92, 38 100, 8 86
      3 2 : 20 10, 46 0, 68 14, 60 36, 34 46^, 60 52, 70 74, 48 96, 24 100, 18 84
      4 4 : 20 2, 12 30, 16 55, 48 60, 90 52; 76 6, 68 52, 62 100
      4 3 : 22 0, 8 60^, 46 61, 92 56; 72 4, 66 52, 62 100
      4 3 : 62 0, 34 34, 4 66^, 50 66, 96 60; 64 2, 62 50, 58 100
      4 2 : 14 6, 10 42, 36 56, 66 42, 78 4^, 70 50, 62 100
      5 4 : 32 6, 26 24, 20 44^, 46 38, 74 52, 74 82, 40 100, 4 90; 32 6, 62 5, 94 2
      5 3 : 90 4, 58 5, 30 6^, 24 42^, 54 40, 76 62, 60 92, 8 94
      5 2 : 86 5, 48 6, 26 24, 42 44, 68 60, 62 90, 34 100, 8 92
      5 2 : 28 10, 22 46^, 48 42, 68 60, 62 88, 34 100, 6 92; 40 6, 70 4, 104 -2
      5 2 : 44 8, 34 28, 26 42^, 52 46, 60 66, 46 90, 6 92; 44 8, 72 6, 108 0
      5 2 : 70 2, 40 16, 30 34, 48 50, 56 70, 44 94, 22 98, 18 84
      6 4 : 72 2, 40 22, 14 58, 20 92, 50 99, 76 80, 66 58, 40 60, 18 82
      6 3 : 58 0, 32 36, 14 74, 36 99, 68 86, 66 62, 40 60, 16 80
      6 3 : 66 0, 44 28, 28 60, 26 86, 48 99, 70 84, 64 62, 44 62, 28 80
      6 2 : 50 0, 26 34, 12 70, 26 98, 70 96, 90 76, 70 60, 38 72, 22 94
      6 2 : 84 12, 60 0, 26 22, 8 64, 26 97, 62 96, 80 74, 60 54, 30 62, 14 80
      7 5 : 6 8, 50 6, 90 4^, 64 48, 46 100
      7 3 : 8 26, 10 8^, 52 7, 92 4^, 62 50, 48 100
      7 2 : 10 12, 50 6, 88 6, 74 40, 52 72, 42 100
      7 2 : 6 8, 50 6, 90 4^, 64 48, 46 100; 34 54, 62 50, 88 48
      8 4 : 80 14, 50 0, 20 18, 38 42, 70 62, 76 86, 46 100, 16 84, 30 58, 62 38, 82 12
      8 2 : 50 47, 22 28, 42 1, 72 8, 74 34, 48 48, 20 66, 22 94, 58 100, 80 76, 52 48
      8 3 : 88 8, 58 0, 26 16, 38 42, 64 66, 58 94, 28 98, 18 76, 48 48, 78 22, 94 2
      8 2 : 70 4, 40 2, 26 20, 44 38, 60 58, 58 88, 36 100, 28 82, 46 52, 62 28, 66 8
      9 2 : 62 8, 34 4, 14 26, 30 42, 58 26, 70 6^, 60 50, 44 100
      9 4 : 76 20, 48 2, 16 22, 22 44, 54 42, 78 16^, 72 60, 64 100
      9 3 : 78 16, 44 0, 12 24, 30 48, 66 36, 80 14, 80 54, 58 90, 20 96
      9 2 : 70 12, 40 2, 12 28, 26 50, 58 42, 76 10, 70 56, 56 100
      """;

  private static final List<List<Variant>> VARIANTS = parse(TABLE);

  private Glyphs() {}

  private record Variant(int weight, Skeleton skeleton) {}

  /** One skeleton of {@code digit}, drawn by weight. */
  static Skeleton choose(int digit, Dice dice) {
    List<Variant> variants = VARIANTS.get(digit);
    int total = 0;
    for (Variant variant : variants) {
      total += variant.weight;
    }
    int ticket = dice.below(total);
    int chosen = 0;
    while (ticket >= variants.get(chosen).weight) {
      ticket -= variants.get(chosen++).weight;
    }
    return variants.get(chosen).skeleton;
  }

  private static List<List<Variant>> parse(String table) {
    List<List<Variant>> variants = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      variants.add(new ArrayList<>());
    }
    for (String line : table.lines().toList()) {
      String[] columns = line.split("[ :]+", 3);
      variants
          .get(Integer.parseInt(columns[0]))
          .add(new Variant(Integer.parseInt(columns[1]), Skeleton.parse(columns[2])));
    }
    return variants;
  }
}
