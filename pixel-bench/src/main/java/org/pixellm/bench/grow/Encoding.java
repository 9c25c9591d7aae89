// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.run.StepRunner;

/** Passes of texts through a model's encoder alone, a part of them on each worker. */
final class Encoding implements AutoCloseable {
  private static final double NANOS = 1e-9;

  private final StepRunner runner;
  private final NDManager manager;
  private final List<NDArray> parts = new ArrayList<>();

  /**
   * Makes texts.
   *
   * @param values of a patch as the encoder reads it
   */
  Encoding(StepRunner runner, Point point, int values) {
    this.runner = runner;
    this.manager = runner.model().manager().newSubManager();
    int workers = Math.min(runner.workers(), point.batch());
    for (int i = 0; i < workers; i++) {
      long rows = (long) point.batch() * (i + 1) / workers - (long) point.batch() * i / workers;
      Shape shape = new Shape(rows, point.patches(), values);
      parts.add(manager.randomUniform(0, 1, shape, DataType.FLOAT32));
    }
  }

  /** Encodes all texts and returns the seconds that took. */
  double seconds() {
    long began = System.nanoTime();
    List<Supplier<Float>> pieces = new ArrayList<>();
    for (NDArray part : parts) {
      pieces.add(() -> GradientMode.off(() -> encode(part)));
    }
    runner.onWorkers(pieces);
    return (System.nanoTime() - began) * NANOS;
  }

  private float encode(NDArray patches) {
    EncoderBackbone backbone = runner.model().backbone();
    try (NDManager scope = manager.newSubManager()) {
      StepContext context = new StepContext(scope, false, new SplittableRandom(0), 0, 1);
      EncoderInput input = new EncoderInput(patches, Optional.empty(), Optional.empty());
      return backbone.encode(input, context).get(0, 0, 0).getFloat();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
