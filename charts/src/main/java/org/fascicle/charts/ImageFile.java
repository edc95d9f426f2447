package org.fascicle.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Shape;

/** Reads picture files as models take them: float32 from 0 to 1. */
public final class ImageFile {
  private static final float BYTE = 255;

  private ImageFile() {}

  /**
   * Reads a picture for a model.
   *
   * @param file PNG, JPEG, GIF or BMP
   * @param isResized whether a picture of another size is stretched or shrunk to fit
   * @return (H, W, C), with the luminance where the model takes one channel; (F) where it takes
   *     rows of numbers: the pixels of a grey square
   * @throws FascicleException if the file cannot be read as a picture
   * @throws ShapeMismatchException if the model takes no pictures, or none of this size
   */
  public static HostArray read(Path file, Model model, boolean isResized) {
    Shape input = model.inputs().get(0).shape();
    if (input.rank() == 2 && input.dim(1) > 0) {
      int[] square = PlaneShape.of(model, input.dim(1));
      return read(file, Shape.of(square[0], square[1], 1), isResized).reshape(input.dim(1));
    }
    if (input.rank() != 4 || (input.dim(3) != 1 && input.dim(3) != 3)) {
      throw new ShapeMismatchException(
          "model \"" + model.name() + "\"",
          "pictures with one channel or three",
          "an input " + input,
          "Choose a sample of a data set in place of a picture.");
    }
    return read(file, Shape.of(input.dim(1), input.dim(2), input.dim(3)), isResized);
  }

  private static HostArray read(Path file, Shape wanted, boolean isResized) {
    BufferedImage image = decode(file);
    int height = length(wanted.dim(0), image.getHeight());
    int width = length(wanted.dim(1), image.getWidth());
    if (!isResized && (image.getHeight() != height || image.getWidth() != width)) {
      throw new ShapeMismatchException(
          "picture " + file,
          height + " rows of " + width + " pixels",
          image.getHeight() + " rows of " + image.getWidth(),
          "Ask for it to be resized (--resize).");
    }
    return pixels(redrawn(image, width, height), (int) wanted.dim(2));
  }

  private static int length(long wanted, int actual) {
    return wanted == Shape.UNKNOWN ? actual : Math.toIntExact(wanted);
  }

  private static BufferedImage decode(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new FascicleException(
          file + " cannot be read: there is no such file. Name a picture that is there.");
    }
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image != null) {
        return image;
      }
    } catch (IOException | RuntimeException e) { // Its readers meet damaged files with either.
      throw new FascicleException(
          file + " cannot be read as a picture: it is damaged (" + e + ").", e);
    }
    throw new FascicleException(
        file + " cannot be read as a picture. PNG, JPEG, GIF and BMP files are.");
  }

  /** In red, green and blue over white, in this size. */
  private static BufferedImage redrawn(BufferedImage image, int width, int height) {
    BufferedImage redrawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = redrawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return redrawn;
  }

  private static HostArray pixels(BufferedImage image, int channels) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] values = new float[height * width * channels];
    for (int i = 0; i < height * width; i++) {
      int rgb = image.getRGB(i % width, i / width);
      float red = (rgb >> 16 & 0xFF) / BYTE;
      float green = (rgb >> 8 & 0xFF) / BYTE;
      float blue = (rgb & 0xFF) / BYTE;
      if (channels == 1) {
        values[i] = 0.299f * red + 0.587f * green + 0.114f * blue; // ITU-R BT.601
      } else {
        values[3 * i] = red;
        values[3 * i + 1] = green;
        values[3 * i + 2] = blue;
      }
    }
    return HostArray.of(values, height, width, channels);
  }
}
