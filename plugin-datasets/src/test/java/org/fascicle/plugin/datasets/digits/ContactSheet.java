package org.fascicle.plugin.datasets.digits;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.fascicle.api.data.Dataset;
import org.fascicle.plugin.datasets.Samples;

/** A picture of many digits, two rows a class, to be looked at. */
final class ContactSheet {
  private static final int SIDE = 28;
  private static final int ACROSS = 24;
  private static final int ROWS_A_CLASS = 2;
  private static final int CLASSES = 10;

  private ContactSheet() {}

  /** Draws the first digits of each class; {@code digits} gives raw bytes and indices. */
  static void write(Dataset digits, Path png) throws IOException {
    BufferedImage sheet =
        new BufferedImage(
            ACROSS * SIDE, CLASSES * ROWS_A_CLASS * SIDE, BufferedImage.TYPE_BYTE_GRAY);
    int[] drawn = new int[CLASSES];
    int wanted = ACROSS * ROWS_A_CLASS;
    for (long i = 0; i < digits.size() && Arrays.stream(drawn).anyMatch(n -> n < wanted); i++) {
      ByteBuffer[] sample = Samples.read(digits, i);
      int digit = sample[1].getInt();
      if (drawn[digit] < wanted) {
        int row = digit * ROWS_A_CLASS + drawn[digit] / ACROSS;
        draw(sheet, sample[0], row * SIDE, drawn[digit]++ % ACROSS * SIDE);
      }
    }
    ImageIO.write(sheet, "png", png.toFile());
  }

  private static void draw(BufferedImage sheet, ByteBuffer pixels, int top, int left) {
    for (int i = 0; i < SIDE * SIDE; i++) {
      int paper = 255 - (pixels.get(i) & 0xFF);
      sheet.getRaster().setSample(left + i % SIDE, top + i / SIDE, 0, paper);
    }
  }
}
