package org.fascicle.backend.cpu.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A block's elements in other orders, as libraries like them. They live as long as the block and
 * are made again once its elements have changed, never while a kernel reads them: nobody writes to
 * a storage that another one reads.
 */
final class Copies {
  private final List<Copy> made = new ArrayList<>();

  /** The elements in one order. */
  private static final class Copy {
    final Object order;
    final Block block;
    boolean current;

    Copy(Object order, Block block) {
      this.order = order;
      this.block = block;
    }
  }

  /** The elements in an order; see {@link Block#inOrder}. */
  synchronized Address get(BlockPool pool, Object order, long bytes, Consumer<Address> make) {
    Copy copy = find(order);
    if (copy == null) {
      copy = new Copy(order, pool.grant(bytes));
      made.add(copy);
    }
    Address address = Block.address(copy.block);
    if (!copy.current) {
      make.accept(address);
      copy.current = true;
    }
    return address;
  }

  /** The block's elements have changed. */
  synchronized void outdate() {
    made.forEach(copy -> copy.current = false);
  }

  /** The memory of all copies, given up. */
  synchronized List<Block> drain() {
    List<Block> blocks = made.stream().map(copy -> copy.block).toList();
    made.clear();
    return blocks;
  }

  private Copy find(Object order) {
    for (Copy copy : made) {
      if (copy.order.equals(order)) {
        return copy;
      }
    }
    return null;
  }
}
