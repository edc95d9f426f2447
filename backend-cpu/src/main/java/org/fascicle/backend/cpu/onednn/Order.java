package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;

/** How elements lie in memory, comparable: equal if the library says that the layouts are. */
final class Order {
  private final memory.desc layout;

  Order(memory.desc layout) {
    this.layout = layout;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Order order && layout.equals(order.layout));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(layout.get_size());
  }
}
