package org.fascicle.api.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/**
 * How a network takes a text. It is saved with the network, so that a file alone is enough to write
 * on by.
 *
 * @param vocabulary the symbols
 * @param form how a symbol stands in the input
 * @param length how many symbols it looks back at most; of no account to a network that carries its
 *     states
 * @param lowerCase whether capital letters become small ones before
 */
public record TextInput(Vocabulary vocabulary, Form form, int length, boolean lowerCase) {
  private static final String KEY = "text";

  /** How symbols stand in an input. */
  public enum Form {
    /** Reals (N, T, 1): the symbol's number divided by the number of symbols. */
    SCALED,
    /** Integers (N, T): the symbol's number. */
    INDEX,
    /** Reals (N, T, V): 1 at the symbol's number, 0 elsewhere. */
    ONE_HOT
  }

  /** Checks. */
  public TextInput {
    if (length < 1) {
      throw new InvalidArgumentException("TextInput.length", "1 or more", length + "", "");
    }
  }

  /** The options of a network that takes a text so: {@code .options(input::savedWith)}. */
  public ModelOptions savedWith(ModelOptions options) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("symbols", vocabulary.symbols());
    json.put("form", form.name().toLowerCase(Locale.ROOT));
    json.put("length", length);
    json.put("lower_case", lowerCase);
    return options.metadata(KEY, json);
  }

  /**
   * What a network was saved with.
   *
   * @throws InvalidArgumentException if it takes no text
   */
  public static TextInput of(Model model) {
    if (model.metadata().get(KEY) instanceof Map<?, ?> json
        && json.get("symbols") instanceof List<?> symbols
        && json.get("form") instanceof String form
        && json.get("length") instanceof Long length
        && json.get("lower_case") instanceof Boolean lowerCase) {
      List<String> texts = new ArrayList<>();
      symbols.forEach(symbol -> texts.add(String.valueOf(symbol)));
      return new TextInput(Vocabulary.of(texts), form(form), Math.toIntExact(length), lowerCase);
    }
    throw new InvalidArgumentException(
        "model \"" + model.name() + "\"",
        "a vocabulary, saved with it as \"" + KEY + "\"",
        "a model of something else",
        "Build it with .options(input::savedWith), as the example R1 does.");
  }

  private static Form form(String label) {
    for (Form form : Form.values()) {
      if (form.name().equalsIgnoreCase(label)) {
        return form;
      }
    }
    throw new InvalidArgumentException(
        "TextInput.form", "scaled, index or one_hot", "\"" + label + "\"", "");
  }

  /** A text as the network was trained on: in small letters if it was. */
  public String prepared(String text) {
    return lowerCase ? text.toLowerCase(Locale.ROOT) : text;
  }

  /** One sample of these symbols: (1, T, 1), (1, T) or (1, T, V). */
  public HostArray array(int... symbols) {
    long time = symbols.length;
    int size = vocabulary.size();
    Shape shape =
        switch (form) {
          case SCALED -> Shape.of(1, time, 1);
          case INDEX -> Shape.of(1, time);
          case ONE_HOT -> Shape.of(1, time, size);
        };
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(shape.elements() * 4)).order(ByteOrder.nativeOrder());
    for (int i = 0; i < symbols.length; i++) {
      switch (form) {
        case SCALED -> bytes.putFloat((float) (symbols[i] / (double) size));
        case INDEX -> bytes.putInt(symbols[i]);
        case ONE_HOT -> bytes.putFloat((i * size + symbols[i]) * 4, 1);
      }
    }
    DType type = form == Form.INDEX ? DType.INT32 : DType.FLOAT32;
    return new HostArray(type, shape, bytes.rewind());
  }
}
