package org.fascicle.backend.cpu.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * A block's elements in other orders than the one in which it has them. They live as long as the
 * block and are made again once its elements have changed, never while a kernel reads them: nobody
 * writes to a storage that another one reads.
 */
final class Copies {
  private final List<Copy> made = new ArrayList<>();

  /** The elements in one order. */
  private static final class Copy {
    final Order order;
    final Block block;
    boolean current;

    Copy(Order order, Block block) {
      this.order = order;
      this.block = block;
    }
  }

  /** The elements in an order, which they are put in unless that was done before. */
  synchronized Address get(BlockPool pool, Order order, Segment elements) {
    Copy copy = find(order);
    if (copy == null) {
      copy = new Copy(order, pool.grant(order.bytes()));
      made.add(copy);
    }
    Address address = copy.block.place();
    if (!copy.current) {
      order.arrange(elements.order, elements.address, address);
      copy.current = true;
    }
    return address;
  }

  /** Takes over a block that has the elements in an order; gives the one before it, or null. */
  synchronized Block put(Order order, Block block) {
    Copy before = remove(order);
    Copy copy = new Copy(order, block);
    copy.current = true;
    made.add(copy);
    return before == null ? null : before.block;
  }

  /** Gives up a block that has the elements in an order as they are now; null if there is none. */
  synchronized Block removeCurrent(Order order) {
    Copy copy = find(order);
    return copy != null && copy.current ? remove(order).block : null;
  }

  private Copy remove(Order order) {
    Copy copy = find(order);
    made.remove(copy);
    return copy;
  }

  /** The block's elements have changed. */
  synchronized void outdate() {
    for (Copy copy : made) {
      copy.current = false;
    }
  }

  /** The memory of all copies, given up. */
  synchronized List<Block> drain() {
    List<Block> blocks = made.stream().map(copy -> copy.block).toList();
    made.clear();
    return blocks;
  }

  private Copy find(Order order) {
    for (Copy copy : made) {
      if (copy.order.equals(order)) {
        return copy;
      }
    }
    return null;
  }
}
