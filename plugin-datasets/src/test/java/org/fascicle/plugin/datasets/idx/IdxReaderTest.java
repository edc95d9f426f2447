package org.fascicle.plugin.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
  private static final byte[] DATA = {1, 2, 3, 4, 5, (byte) 250};
  private static final byte[] GOOD = IdxFiles.idx(DATA, 1, 2, 3);

  @TempDir Path folder;

  private IdxArray read(byte[] file) {
    return IdxReader.read(IdxFiles.write(folder.resolve("some-images"), file), 3);
  }

  private CorruptFileException failure(byte[] file) {
    CorruptFileException failure =
        catchThrowableOfType(CorruptFileException.class, () -> read(file));
    assertThat(failure).as("a refusal").isNotNull();
    assertThat(failure)
        .hasMessageContaining("some-images at byte " + failure.offset())
        .hasMessageContaining("expected ")
        .hasMessageContaining("found ")
        .hasMessageContaining("Replace the file");
    return failure;
  }

  @Test
  void readsPlainAndPackedFilesWhateverTheirName() {
    for (byte[] file : new byte[][] {GOOD, IdxFiles.gzip(GOOD)}) {
      IdxArray array = read(file);
      assertThat(array.data()).isEqualTo(DATA);
      assertThat(new int[] {array.axis(0), array.axis(1), array.axis(2)}).containsExactly(1, 2, 3);
    }
  }

  @Test
  void refusesAFileCutAnywhere() {
    for (int length = 0; length < GOOD.length; length++) {
      byte[] cut = Arrays.copyOf(GOOD, length);
      assertThat(failure(cut).offset()).as("cut to %d", length).isBetween(0L, (long) length);
      assertThat(failure(IdxFiles.gzip(cut)).offset()).isBetween(0L, (long) length);
    }
  }

  @Test
  void refusesAPackedFileCutAnywhere() {
    byte[] packed = IdxFiles.gzip(GOOD);
    for (int length = 0; length < packed.length; length++) {
      failure(Arrays.copyOf(packed, length));
    }
  }

  /** A bit that carries nothing (padding of the packed data) may differ; all others are noticed. */
  @Test
  void noDamagedByteOfThePackedDataSlipsThrough() {
    byte[] packed = IdxFiles.gzip(GOOD);
    int header = 10;
    int refused = 0;
    for (int i = header; i < packed.length; i++) {
      byte[] damaged = packed.clone();
      damaged[i] ^= 0x10;
      try {
        assertThat(read(damaged).data()).isEqualTo(DATA);
      } catch (CorruptFileException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThanOrEqualTo(packed.length - header - 1);
  }

  @Test
  void saysWhatAnEmptyFileIs() {
    assertThat(failure(new byte[0]))
        .hasMessageContaining("at byte 0")
        .hasMessageContaining("the file is empty");
  }

  @Test
  void showsWhatStandsInPlaceOfTheMagicNumber() {
    byte[] page = "<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII);
    assertThat(failure(page))
        .hasMessageContaining("expected 00 00 08 03")
        .hasMessageContaining("found 3c 21 44 4f (\"<!DO\")");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void refusesAWrongByteOfTheMagicNumber(int position) {
    byte[] wrong = GOOD.clone();
    wrong[position]++;
    assertThat(failure(wrong).offset()).isEqualTo(position);
  }

  @Test
  void refusesLabelsInPlaceOfImages() {
    assertThat(failure(IdxFiles.idx(DATA, 6)))
        .hasMessageContaining("with 3 axes, found 00 00 08 01");
  }

  @Test
  void refusesAnAxisOfLengthZero() {
    assertThat(failure(IdxFiles.idx(new byte[0], 1, 0, 3)).offset()).isEqualTo(8);
  }

  @Test
  void refusesHugeAxesBeforeItAllocates() {
    assertThat(failure(IdxFiles.idx(DATA, -1, 1, 1)))
        .hasMessageContaining("at byte 4")
        .hasMessageContaining("4294967295");
    assertThat(failure(IdxFiles.idx(DATA, 60_000, 60_000, 28)).offset()).isEqualTo(8);
    assertThat(failure(IdxFiles.idx(DATA, 65_536, 1, 65_536)).offset()).isEqualTo(12);
    assertThat(failure(IdxFiles.idx(DATA, 65_536, 65_536, 65_536)).offset()).isEqualTo(8);
  }

  @Test
  void refusesMoreDataThanTheFileCanHold() {
    assertThat(failure(IdxFiles.idx(DATA, 2_000_000_000, 1, 1)))
        .hasMessageContaining("2000000000 bytes of data, as the header says")
        .hasMessageContaining("the end of the file after 6");
    assertThat(failure(IdxFiles.gzip(IdxFiles.idx(DATA, 2_000_000_000, 1, 1))))
        .hasMessageContaining("which cannot hold them");
  }

  @Test
  void refusesDataBehindTheEnd() {
    byte[] longer = Arrays.copyOf(GOOD, GOOD.length + 1);
    assertThat(failure(longer).offset()).isEqualTo(GOOD.length);
    assertThat(failure(IdxFiles.gzip(longer)).offset()).isEqualTo(GOOD.length);
  }

  @Test
  void saysHowFarAPackedFileCouldBeRead() {
    byte[] data = new byte[100_000];
    new Random(1).nextBytes(data);
    byte[] packed = IdxFiles.gzip(IdxFiles.idx(data, 100, 100, 10));
    assertThat(failure(Arrays.copyOf(packed, packed.length / 2)))
        .hasMessageContaining("expected undamaged gzip data, found the end of the file");
    byte[] wrongSum = packed.clone();
    wrongSum[packed.length - 5] ^= 1;
    assertThat(failure(wrongSum).offset()).isEqualTo(16 + data.length);
  }

  @Test
  void saysThatAFileCannotBeRead() {
    assertThatThrownBy(() -> IdxReader.read(folder, 3))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining(folder + ": cannot be read");
    assertThatThrownBy(() -> IdxReader.read(folder.resolve("absent"), 3))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("absent: cannot be read");
  }
}
