package org.fascicle.plugin.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.DoubleStream;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** Expected values; the scripts of the same names in {@code src/test/python} wrote them. */
public final class Golden {
  private static final List<String> FILES =
      List.of(
          "golden.properties",
          "rules.properties",
          "optimizers.properties",
          "keras_values.properties");
  private static final Properties VALUES = load();

  private Golden() {}

  /** An array's elements, row-major. */
  public static double[] values(String key) {
    return numbers(part(key, 1)).toArray();
  }

  /** An array's shape. */
  public static Shape shape(String key) {
    return Shape.of(numbers(part(key, 0)).mapToLong(n -> (long) n).toArray());
  }

  /** An array as a float64 tensor. */
  public static Tensor tensor(Session session, String key) {
    return session.tensor(values(key), shape(key).dims());
  }

  /** An array of whole numbers as an int32 tensor. */
  public static Tensor integers(Session session, String key) {
    int[] values = Arrays.stream(values(key)).mapToInt(n -> (int) n).toArray();
    return session.tensor(values, shape(key).dims());
  }

  private static DoubleStream numbers(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .mapToDouble(Double::parseDouble);
  }

  private static String part(String key, int index) {
    String text = VALUES.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(FILES + " have no " + key);
    }
    return text.split("\\|", -1)[index];
  }

  private static Properties load() {
    Properties properties = new Properties();
    for (String file : FILES) {
      try (InputStream in = Golden.class.getResourceAsStream(file)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }
}
