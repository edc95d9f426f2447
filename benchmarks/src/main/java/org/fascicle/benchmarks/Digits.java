package org.fascicle.benchmarks;

import java.util.Random;

/**
 * Random images like those of handwritten digits: 784 values from 0 to 1, four of five of them
 * zero, a faint pattern a class so that training has something to find.
 */
public final class Digits {
  /** Values an image. */
  public static final int PIXELS = 784;

  /** Classes. */
  public static final int CLASSES = 10;

  private final float[] images;
  private final int[] labels;

  /** Draws images, the same ones each time. */
  public Digits(int count) {
    Random random = new Random(1);
    images = new float[count * PIXELS];
    labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(CLASSES);
      for (int p = 0; p < PIXELS; p++) {
        float chance = p % CLASSES == labels[i] ? 0.35f : 0.2f;
        images[i * PIXELS + p] = random.nextFloat() < chance ? random.nextFloat() : 0;
      }
    }
  }

  /** How many images there are. */
  public int count() {
    return labels.length;
  }

  /** The images: count by 784. */
  public float[] images() {
    return images.clone();
  }

  /** The labels: count by 10, one of each row set. */
  public float[] oneHot() {
    float[] rows = new float[labels.length * CLASSES];
    for (int i = 0; i < labels.length; i++) {
      rows[i * CLASSES + labels[i]] = 1;
    }
    return rows;
  }
}
