package org.fascicle.api.random;

import java.util.Arrays;

/**
 * Philox 4×32-10: a counter-based generator. Four words of output are a pure function of a key and
 * a counter, so that every backend gives the same numbers in any order and on any number of
 * threads.
 *
 * @see <a href="https://doi.org/10.1145/2063384.2063405">Salmon, Moraes, Dror, Shaw: Parallel
 *     random numbers: as easy as 1, 2, 3 (2011)</a>
 */
public final class Philox {
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xFFFFFFFFL;

  /** Blocks that go through the rounds together: see {@link #lanes}. */
  public static final int LANES = 256;

  private Philox() {}

  /**
   * Computes four words.
   *
   * @param key the 64-bit key; its low half is the first key word
   * @param c0 first counter word
   * @param c1 second counter word
   * @param c2 third counter word
   * @param c3 fourth counter word
   * @param out takes the words
   * @param at index of the first
   */
  public static void words(long key, int c0, int c1, int c2, int c3, int[] out, int at) {
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = M0 * (c0 & LOW);
      long p1 = M1 * (c2 & LOW);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    out[at] = c0;
    out[at + 1] = c1;
    out[at + 2] = c2;
    out[at + 3] = c3;
  }

  /**
   * The words of one block of a tensor: word i of block b belongs to element 4·b + i.
   *
   * @param key the session's seed
   * @param step the step counter
   * @param site the call site's number
   * @param replica the replica of data-parallel training, 0 otherwise
   * @param block the element block, below 2³²
   * @param out takes four words
   * @param at index of the first
   */
  public static void block(
      long key, long step, long site, long replica, long block, int[] out, int at) {
    words(key, (int) block, (int) site, (int) step, mix(step, site, replica), out, at);
  }

  /**
   * The words of many blocks, one after another, as {@link #block} gives them.
   *
   * @param first the first element block
   * @param count blocks
   * @param out takes 4 · count words, from its start
   */
  public static void blocks(
      long key, long step, long site, long replica, long first, int count, int[] out) {
    long[] state = new long[4 * LANES];
    for (int base = 0; base < count; base += LANES) {
      lanes(key, step, site, replica, first + base, state);
      int n = Math.min(LANES, count - base);
      for (int i = 0; i < n; i++) {
        int at = 4 * (base + i);
        out[at] = (int) state[i];
        out[at + 1] = (int) state[i + LANES];
        out[at + 2] = (int) state[i + 2 * LANES];
        out[at + 3] = (int) state[i + 3 * LANES];
      }
    }
  }

  /**
   * The words of {@link #LANES} blocks, as {@link #block} gives them, in loops that the compiler
   * turns into vector instructions: it does so only for one array and distances that it knows.
   *
   * @param first the first element block
   * @param state takes 4 · LANES words from 0 to 2³² − 1: word i of block {@code first + b} at
   *     {@code i * LANES + b}
   */
  public static void lanes(long key, long step, long site, long replica, long first, long[] state) {
    for (int i = 0; i < LANES; i++) {
      state[i] = (first + i) & LOW;
    }
    Arrays.fill(state, LANES, 2 * LANES, site & LOW);
    Arrays.fill(state, 2 * LANES, 3 * LANES, step & LOW);
    Arrays.fill(state, 3 * LANES, 4 * LANES, mix(step, site, replica) & LOW);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      round(state, k0 & LOW, k1 & LOW);
      k0 += W0;
      k1 += W1;
    }
  }

  private static void round(long[] state, long k0, long k1) {
    for (int i = 0; i < LANES; i++) {
      long p0 = M0 * state[i];
      long p1 = M1 * state[i + 2 * LANES];
      long c1 = state[i + LANES];
      long c3 = state[i + 3 * LANES];
      state[i] = (p1 >>> 32) ^ c1 ^ k0;
      state[i + LANES] = p1 & LOW;
      state[i + 2 * LANES] = (p0 >>> 32) ^ c3 ^ k1;
      state[i + 3 * LANES] = p0 & LOW;
    }
  }

  /** The fourth counter word: the high parts of step and site and the replica. */
  private static int mix(long step, long site, long replica) {
    return (int) replica ^ Integer.rotateLeft((int) (step >>> 32), 16) ^ (int) (site >>> 32);
  }

  /** A word as a float in [0, 1): its upper 24 bits. */
  public static float toFloat(int word) {
    return (word >>> 8) * 0x1p-24f;
  }

  /** Two words as a double in [0, 1): 53 bits, the first word's higher. */
  public static double toDouble(int high, int low) {
    return (((high & LOW) << 21) ^ ((low & LOW) >>> 11)) * 0x1p-53;
  }
}
