package org.fascicle.platform.internal.model;

import org.fascicle.api.model.Node;

/**
 * A symbolic tensor, by name: what files hold.
 *
 * @param layer the layer or input that gives it
 * @param call which call of that layer, from 0
 * @param output which result of that call, from 0
 */
public record NodeRef(String layer, int call, int output) {
  static NodeRef of(Node node) {
    return new NodeRef(node.layer(), node.call(), node.output());
  }

  @Override
  public String toString() {
    return layer + (call == 0 ? "" : ":" + call) + (output == 0 ? "" : "[" + output + "]");
  }
}
