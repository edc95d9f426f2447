package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/** Numbers that a kernel reads in every run; freed with the kernel. */
final class Constant {
  private final Pointer numbers;

  private Constant(Pointer numbers) {
    this.numbers = numbers;
  }

  /** One number, several times. */
  static Constant of(double number, long times) {
    float[] numbers = new float[Math.toIntExact(times)];
    Arrays.fill(numbers, (float) number);
    return new Constant(new FloatPointer(numbers));
  }

  /** One number that bfloat16 holds, several times. */
  static Constant narrow(double number, long times) {
    short[] numbers = new short[Math.toIntExact(times)];
    Arrays.fill(numbers, (short) (Float.floatToIntBits((float) number) >>> 16));
    return new Constant(new ShortPointer(numbers));
  }

  Pointer address() {
    return numbers;
  }
}
