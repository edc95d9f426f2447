package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.memory.Order;

/** The order in which one of the library's primitives wants an operand. */
final class LibraryOrder implements Order {
  private final Primitives primitives;
  private final memory.desc rows;
  private final memory.desc own;
  private final List<Way> ways = new ArrayList<>();
  private Prepared back;

  /** How elements come here from another order; null stands for row by row. */
  private record Way(Order from, Prepared move) {}

  /**
   * An order.
   *
   * @param rows the elements row by row
   * @param own the elements in this order
   */
  LibraryOrder(Primitives primitives, memory.desc rows, memory.desc own) {
    this.primitives = primitives;
    this.rows = rows;
    this.own = own;
  }

  @Override
  public long bytes() {
    return own.get_size();
  }

  @Override
  public void arrange(Order order, Pointer elements, Pointer to) {
    way(order).run(elements, to);
  }

  private synchronized Prepared way(Order from) {
    for (Way way : ways) {
      if (Objects.equals(way.from, from)) {
        return way.move;
      }
    }
    memory.desc layout = from == null ? rows : ((LibraryOrder) from).own;
    Prepared move = primitives.move(layout, own);
    ways.add(new Way(from, move));
    return move;
  }

  @Override
  public void restore(Pointer elements, Pointer to) {
    back().run(elements, to);
  }

  private synchronized Prepared back() {
    if (back == null) {
      back = primitives.move(own, rows);
    }
    return back;
  }

  /** Of different rows the same places hold other elements. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof LibraryOrder order
            && own.equals(order.own)
            && rows.equals(order.rows));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bytes());
  }
}
