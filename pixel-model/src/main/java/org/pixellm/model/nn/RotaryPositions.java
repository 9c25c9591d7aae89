// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import org.pixellm.model.torch.TorchOp;

/**
 * Rotary positions (Su et al. 2021): queries and keys are turned by an angle that grows with the
 * token's place, so attention sees distances. CLS is at place 0 and patch i at place i + 1, whether
 * its neighbours are visible or not. Safe to share between threads.
 */
public final class RotaryPositions implements AutoCloseable {
  private static final int FIRST_CAPACITY = 1024;

  private final double[] frequencies;
  private final TorchOp rows =
      new TorchOp(
          "rotary_rows",
          """
          def forward(self, places: Tensor, table: Tensor) -> Tensor:
            return torch.index_select(table, 0, places)
          """);

  /** Replaced by a longer one, never changed; on the device of the places that were asked for. */
  private volatile NDArray table;

  /**
   * Angles for heads of the given width.
   *
   * @param headSize width of a head, even
   * @param base wavelengths run from 2 pi to 2 pi times the base
   */
  public RotaryPositions(int headSize, double base) {
    if (headSize % 2 != 0) {
      throw new IllegalArgumentException(
          "rotary positions need heads of even width, not " + headSize);
    }
    if (!(base > 1)) {
      throw new IllegalArgumentException("rope_base must be above 1, not " + base);
    }
    this.frequencies = new double[headSize / 2];
    for (int k = 0; k < frequencies.length; k++) {
      frequencies[k] = Math.pow(base, -2.0 * k / headSize);
    }
  }

  /**
   * Angles of tokens.
   *
   * @param places {@code [tokens]} int64, 0 for CLS and i + 1 for patch i
   * @param highest no place is higher
   * @return {@code [tokens, head]}: cosine and sine of the first angle, of the second, and so on;
   *     in the manager of the places
   */
  public NDArray at(NDArray places, int highest) {
    return rows.applyIn(
        places.getManager(), places, tableUpTo(highest, places.getManager().getDevice()));
  }

  private NDArray tableUpTo(int highest, Device device) {
    NDArray ready = table;
    return ready != null && ready.getShape().get(0) > highest ? ready : grown(highest, device);
  }

  private synchronized NDArray grown(int highest, Device device) {
    int capacity = table == null ? FIRST_CAPACITY : Math.toIntExact(table.getShape().get(0));
    while (capacity <= highest) {
      capacity = Math.multiplyExact(2, capacity);
    }
    if (table == null || table.getShape().get(0) < capacity) {
      // Another thread may still read the shorter one. All are on the model's one device.
      table = table(rows.manager(device), capacity);
    }
    return table;
  }

  private NDArray table(NDManager manager, int places) {
    int head = 2 * frequencies.length;
    float[] values = new float[Math.multiplyExact(places, head)];
    for (int i = 0; i < values.length; i += 2) {
      int place = i / head;
      double angle = place * frequencies[i % head / 2];
      values[i] = (float) Math.cos(angle);
      values[i + 1] = (float) Math.sin(angle);
    }
    try (NDArray view = manager.create(FloatBuffer.wrap(values), new Shape(places, head))) {
      return view.duplicate(); // in the engine's memory, not Java's
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
