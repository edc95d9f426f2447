package org.fascicle.plugin.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
  /** Three images of 2 × 2 pixels. */
  private static final LabelledImages IMAGES =
      new LabelledImages(
          2,
          new byte[] {0, 51, 0, 0, (byte) 255, 1, 0, 0, 2, 3, 0, 0},
          new byte[] {2, 0, 1},
          List.of("a", "b", "c"));

  private static Dataset dataset(boolean flatten, String pixels, String labels) {
    return IMAGES.dataset(ImageFormat.of(flatten, pixels, labels));
  }

  @Test
  void declaresShapesAndTypes() {
    Dataset images = dataset(false, "unit", "one_hot");
    assertThat(images.inputs()).containsExactly(TensorSpec.of(DType.FLOAT32, 2, 2, 1));
    assertThat(images.targets()).containsExactly(TensorSpec.of(DType.FLOAT32, 3));
    Dataset flat = dataset(true, "raw", "index");
    assertThat(flat.inputs()).containsExactly(TensorSpec.of(DType.UINT8, 4));
    assertThat(flat.targets()).containsExactly(TensorSpec.of(DType.INT32));
    assertThat(flat.size()).isEqualTo(3);
    assertThat(flat.classNames()).containsExactly("a", "b", "c");
  }

  @Test
  void readsAnyOrderAsUnitFloatsAndOneHot() {
    ByteBuffer[] read = Samples.read(dataset(true, "unit", "one_hot"), 1, 0, 1);
    assertThat(floats(read[0]))
        .containsExactly(1f, 1 / 255f, 0f, 0f, 0f, 0.2f, 0f, 0f, 1f, 1 / 255f, 0f, 0f);
    assertThat(floats(read[1])).containsExactly(1f, 0f, 0f, 0f, 0f, 1f, 1f, 0f, 0f);
  }

  @Test
  void readsBytesAndIndices() {
    ByteBuffer[] read = Samples.read(dataset(false, "raw", "index"), 2, 1);
    byte[] pixels = new byte[read[0].remaining()];
    read[0].get(pixels);
    assertThat(pixels).containsExactly(2, 3, 0, 0, 255, 1, 0, 0);
    assertThat(read[1].getInt()).isEqualTo(1);
    assertThat(read[1].getInt()).isZero();
    assertThat(read[1].hasRemaining()).isFalse();
  }

  @Test
  void readsAPartOfTheIndicesBehindWhatTheBuffersHold() {
    Dataset dataset = dataset(true, "unit", "index");
    ByteBuffer[] into = Samples.buffers(dataset, 3);
    long[] indices = {9, 0, 1, 2, 9};
    dataset.read(indices, 1, 1, into);
    dataset.read(indices, 2, 2, into);
    assertThat(into[0].hasRemaining()).isFalse();
    assertThat(floats(into[0].flip()))
        .containsExactly(0f, 0.2f, 0f, 0f, 1f, 1 / 255f, 0f, 0f, 2 / 255f, 3 / 255f, 0f, 0f);
    assertThat(into[1].getInt(8)).isEqualTo(1);
  }

  @Test
  void refusesASampleThatIsNotThere() {
    Dataset dataset = dataset(true, "unit", "index");
    assertThatThrownBy(() -> Samples.read(dataset, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Samples.read(dataset, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void everyByteIsDividedBy255() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    LabelledImages one = new LabelledImages(16, all, new byte[1], List.of("a"));
    Dataset dataset = one.dataset(ImageFormat.of(true, "unit", "index"));
    float[] unit = floats(Samples.read(dataset, 0)[0]);
    for (int i = 0; i < 256; i++) {
      assertThat(unit[i]).isEqualTo(i / 255f);
    }
  }

  @Test
  void namesTheFormatsWhenOneIsUnknown() {
    assertThatThrownBy(() -> ImageFormat.of(true, "float", "index"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("pixels: expected \"unit\" or \"raw\", got \"float\"");
    assertThatThrownBy(() -> LabelFormat.of("onehot"))
        .hasMessageContaining("labels: expected \"one_hot\" or \"index\", got \"onehot\"");
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
