package org.fascicle.plugin.core.callback.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The formats, by vectors that others have published. */
class EventFileTest {
  /** RFC 3720, B.4, and the check value of CRC catalogues. */
  @Test
  void theReadersChecksumIsCrc32c() {
    assertThat(EventReader.crc(bytes("123456789"))).isEqualTo(0xE3069283);
    assertThat(EventReader.crc(new byte[32])).isEqualTo(0x8A9136AA);
  }

  /** As every event file begins: a record of 24 bytes, the length's checksum, field 1 (double). */
  @Test
  void aRecordBeginsAsThoseOfTensorFlow() {
    byte[] record = EventFile.framed(Events.version(1.5).bytes());

    assertThat(HexFormat.of().formatHex(Arrays.copyOf(record, 13)))
        .isEqualTo("1800000000000000a37f4b2209");
    assertThat(record).hasSize(24 + 16);
  }

  /** The check value, turned right by 15 bits, plus 0xA282EAD8: worked out by hand. */
  @Test
  void checksumsAreMasked() {
    assertThat(EventFile.maskedCrc(bytes("123456789"), 0, 9)).isEqualTo(0xC78AB0E5);
  }

  /** The examples of the encoding's description: 150 in field 1, "testing" in field 2. */
  @Test
  void messagesAreEncodedAsDescribed() {
    assertThat(HexFormat.of().formatHex(new Message().integer(1, 150).bytes())).isEqualTo("089601");
    assertThat(HexFormat.of().formatHex(new Message().text(2, "testing").bytes()))
        .isEqualTo("120774657374696e67");
    assertThat(
            HexFormat.of()
                .formatHex(new Message().message(3, new Message().integer(1, 150)).bytes()))
        .isEqualTo("1a03089601");
    assertThat(HexFormat.of().formatHex(new Message().integer(1, -2).bytes()))
        .isEqualTo("08feffffffffffffffff01");
    assertThat(HexFormat.of().formatHex(new Message().float32(5, 1).bytes()))
        .isEqualTo("2d0000803f");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
