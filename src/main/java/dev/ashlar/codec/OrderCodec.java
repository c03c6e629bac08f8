package dev.ashlar.codec;

import dev.ashlar.orchestrator.Order;

/// An order as one line of JSON, for whoever carries it out elsewhere.
public final class OrderCodec {
  private OrderCodec() {}

  /// The order as one line, without its end.
  public static String encode(Order order) {
    return Wire.write(order);
  }

  /// The order that `line` holds. Fields that this version does not know are ignored.
  public static Order decode(String line) throws UnreadableLine {
    return Wire.read(line, Order.class);
  }
}
