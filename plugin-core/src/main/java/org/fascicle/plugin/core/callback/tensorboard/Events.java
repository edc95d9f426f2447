package org.fascicle.plugin.core.callback.tensorboard;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Shape;

/**
 * The messages of event files, by the field numbers of TensorFlow's {@code event.proto}, {@code
 * summary.proto}, {@code histogram.proto}, {@code graph.proto} and {@code node_def.proto}.
 */
final class Events {
  private static final String VERSION = "brain.Event:2";
  private static final int SESSION_START = 1;

  private Events() {}

  /** Event at a time and step. */
  private static Message event(double seconds, long step) {
    return new Message().float64(1, seconds).integer(2, step);
  }

  /** What every file begins with. */
  static Message version(double seconds) {
    return new Message().float64(1, seconds).text(3, VERSION);
  }

  /** From this step on, what older files say no longer holds. */
  static Message start(double seconds, long step) {
    return event(seconds, step).message(7, new Message().integer(1, SESSION_START));
  }

  /** A number. */
  static Message scalar(double seconds, long step, String tag, double value) {
    return summary(seconds, step, new Message().text(1, tag).float32(2, (float) value));
  }

  /** How values spread. */
  static Message histogram(double seconds, long step, String tag, HostArray values) {
    return summary(
        seconds, step, new Message().text(1, tag).message(5, Histogram.of(values.toDoubles())));
  }

  private static Message summary(double seconds, long step, Message value) {
    return event(seconds, step).message(5, new Message().message(1, value));
  }

  /** The layers and what they are connected to. */
  static Message graph(double seconds, Summary summary) {
    Message graph = new Message();
    for (Summary.Row row : summary.rows()) {
      graph.message(1, node(row));
    }
    // Versions: producer 22 is the first that has no further demands.
    graph.message(4, new Message().integer(1, 22));
    return event(seconds, 0).bytes(4, graph.bytes());
  }

  private static Message node(Summary.Row row) {
    Message node = new Message().text(1, row.name()).text(2, row.type());
    row.inputs().forEach(input -> node.text(3, input.replaceAll("[:\\[].*", "")));
    Message shapes = new Message();
    row.outputs().forEach(shape -> shapes.message(7, shape(shape)));
    Message list = new Message().message(1, shapes);
    return node.message(5, new Message().text(1, "_output_shapes").message(2, list));
  }

  private static Message shape(Shape shape) {
    Message message = new Message();
    for (long dim : shape.dims()) {
      message.message(2, new Message().integer(1, dim == Shape.UNKNOWN ? -1 : dim));
    }
    return message;
  }
}
