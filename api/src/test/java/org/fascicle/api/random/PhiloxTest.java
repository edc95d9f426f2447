package org.fascicle.api.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Known answers of the Random123 distribution ({@code kat_vectors}, philox4x32 with 10 rounds). */
class PhiloxTest {
  @Test
  void allZeros() {
    assertThat(words(0, 0, 0, 0, 0))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
  }

  @Test
  void allOnes() {
    assertThat(words(-1L, -1, -1, -1, -1))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
  }

  @Test
  void digitsOfPi() {
    long key = 0x299f31d0_a4093822L;
    assertThat(words(key, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))
        .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void writesAtTheIndexAlone() {
    int[] out = {7, 7, 7, 7, 7, 7};
    Philox.words(0, 0, 0, 0, 0, out, 1);
    assertThat(out).containsExactly(7, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8, 7);
  }

  @Test
  void aBlockIsACounterOfBlockSiteStepAndReplica() {
    assertThat(block(5, 3, 2, 4, 1)).isEqualTo(words(5, 1, 2, 3, 4));
  }

  /** Seed, step, site, replica and block each change every word. */
  @Test
  void everyPartOfTheCounterMatters() {
    Set<Integer> seen = new HashSet<>();
    long[][] calls = {
      {1, 1, 1, 1, 1},
      {2, 1, 1, 1, 1},
      {1L << 32, 1, 1, 1, 1},
      {1, 2, 1, 1, 1},
      {1, 1L << 32, 1, 1, 1},
      {1, 1, 2, 1, 1},
      {1, 1, 1L << 32, 1, 1},
      {1, 1, 1, 2, 1},
      {1, 1, 1, 1, 2}
    };
    for (long[] c : calls) {
      for (int word : block(c[0], c[1], c[2], c[3], c[4])) {
        seen.add(word);
      }
    }
    assertThat(seen).hasSize(4 * calls.length);
  }

  @Test
  void floatsTakeTheUpper24Bits() {
    assertThat(Philox.toFloat(0)).isZero();
    assertThat(Philox.toFloat(0xFF)).isZero();
    assertThat(Philox.toFloat(0x100)).isEqualTo(0x1p-24f);
    assertThat(Philox.toFloat(0x80000000)).isEqualTo(0.5f);
    assertThat(Philox.toFloat(-1)).isEqualTo(1 - 0x1p-24f);
  }

  @Test
  void doublesTakeTheUpper53Bits() {
    assertThat(Philox.toDouble(0, 0x7FF)).isZero();
    assertThat(Philox.toDouble(0, 0x800)).isEqualTo(0x1p-53);
    assertThat(Philox.toDouble(0x80000000, 0)).isEqualTo(0.5);
    assertThat(Philox.toDouble(-1, -1)).isEqualTo(1 - 0x1p-53);
  }

  @Test
  void manyBlocksAreTheSameAsOneByOne() {
    long first = 0xFFFFFF00L; // the counter ends at 2³²
    for (int count : new int[] {0, 1, 255, 256, 257, 700}) {
      int[] expected = new int[4 * count];
      for (int i = 0; i < count; i++) {
        Philox.block(-7, 1L << 40, -3, 2, first + i, expected, 4 * i);
      }
      int[] words = new int[4 * count];

      Philox.blocks(-7, 1L << 40, -3, 2, first, count, words);

      assertThat(words).isEqualTo(expected);
    }
  }

  private static int[] words(long key, int c0, int c1, int c2, int c3) {
    int[] out = new int[4];
    Philox.words(key, c0, c1, c2, c3, out, 0);
    return out;
  }

  private static int[] block(long key, long step, long site, long replica, long block) {
    int[] out = new int[4];
    Philox.block(key, step, site, replica, block, out, 0);
    return out;
  }
}
