package org.fascicle.embed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentStoreTest {
  @Test
  void namesTheBundlesOfTheLaunchAndLeavesTheRest() {
    byte[] empty = new byte[44];
    ComponentStore store = new ComponentStore(empty, Map.of("first", 1, "second", 22));
    store.put("second", 7, 99);
    store.put("without components", 8, 100);
    ByteBuffer content = ByteBuffer.wrap(store.content());
    assertThat(content.getLong(22)).isEqualTo(7);
    assertThat(content.getInt(30)).isZero();
    assertThat(content.getLong(34)).isEqualTo(99);
    assertThat(content.getLong(1)).isZero();
    assertThat(empty).containsOnly(0);
  }
}
