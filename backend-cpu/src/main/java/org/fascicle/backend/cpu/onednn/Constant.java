package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Numbers that a kernel reads in every run; freed with the kernel. */
final class Constant {
  private final FloatPointer numbers;

  private Constant(float[] numbers) {
    this.numbers = new FloatPointer(numbers);
  }

  /** One number, several times. */
  static Constant of(double number, long times) {
    float[] numbers = new float[Math.toIntExact(times)];
    Arrays.fill(numbers, (float) number);
    return new Constant(numbers);
  }

  Pointer address() {
    return numbers;
  }
}
