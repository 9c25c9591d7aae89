// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.pixellm.bench.report.Samples;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.train.run.StepRunner;

/**
 * How fast the machine multiplies float32 matrices with the engine at hand: squares, and shapes of
 * a model's own layers, on the very threads that compute its steps. Where steps are shared by
 * workers, products are measured both ways: one on each worker at the same time, and one on all
 * cores.
 */
public final class MatrixPeak implements AutoCloseable {
  private static final double LEAST_SECONDS = 0.05;
  private static final double NANOS = 1e-9;
  private static final double GIGA = 1e-9;

  private final NDManager manager;
  private final StepRunner runner;
  private final Map<Product, List<NDArray[]>> arrays = new LinkedHashMap<>();
  private final Map<Product, List<Double>> rates = new LinkedHashMap<>();

  /**
   * Products {@code [rows, inner] x [inner, columns]}.
   *
   * @param workers that each do one at the same time; 1 for one that all cores share
   * @param rows of the result
   * @param inner summed over
   * @param columns of the result
   */
  public record Product(int workers, long rows, long inner, long columns) {
    /** One that all cores share. */
    public Product(long rows, long inner, long columns) {
      this(1, rows, inner, columns);
    }

    double operations() {
      return 2.0 * workers * rows * inner * columns;
    }

    @Override
    public String toString() {
      String sizes = rows + "x" + inner + "x" + columns;
      return workers == 1 ? sizes : workers + " at once of " + sizes;
    }
  }

  /**
   * A measurement.
   *
   * @param runner whose workers multiply
   */
  public MatrixPeak(List<Product> products, StepRunner runner) {
    this.runner = runner;
    this.manager = runner.model().manager().newSubManager();
    for (Product product : products) {
      add(product);
      if (runner.workers() > 1) {
        add(
            new Product(
                runner.workers(),
                Math.max(1, product.rows() / runner.workers()),
                product.inner(),
                product.columns()));
      }
    }
  }

  private void add(Product product) {
    List<NDArray[]> pairs = new ArrayList<>();
    for (int i = 0; i < product.workers(); i++) {
      pairs.add(
          new NDArray[] {
            random(product.rows(), product.inner()),
            random(product.columns(), product.inner()),
            manager.zeros(new Shape(1))
          });
    }
    arrays.put(product, pairs);
    rates.put(product, new ArrayList<>());
  }

  private NDArray random(long rows, long columns) {
    return manager.randomUniform(-1, 1, new Shape(rows, columns), DataType.FLOAT32);
  }

  /** Squares of several sizes and the products of a stack's layers over so many tokens. */
  public static List<Product> products(UsefulWork work, long tokens) {
    List<Product> products = new ArrayList<>();
    for (long side : new long[] {512, 1024, 2048}) {
      products.add(new Product(side, side, side));
    }
    UsefulWork.Stack encoder = work.encoder();
    products.add(new Product(tokens, encoder.width(), 3 * encoder.width()));
    products.add(new Product(tokens, encoder.width(), encoder.inner()));
    products.add(new Product(tokens, encoder.inner(), encoder.width()));
    return products;
  }

  /** Measures each product once. */
  public void round() {
    arrays.forEach((product, pairs) -> rates.get(product).add(rate(product, pairs)));
  }

  private double rate(Product product, List<NDArray[]> pairs) {
    multiply(pairs, 1);
    int times = 1;
    while (true) {
      long began = System.nanoTime();
      multiply(pairs, times);
      double seconds = (System.nanoTime() - began) * NANOS;
      if (seconds >= LEAST_SECONDS) {
        return product.operations() * times / seconds * GIGA;
      }
      times *= 2;
    }
  }

  private void multiply(List<NDArray[]> pairs, int times) {
    if (pairs.size() == 1) {
      multiply(pairs.get(0), times);
      return;
    }
    List<Supplier<Boolean>> pieces = new ArrayList<>();
    for (NDArray[] pair : pairs) {
      pieces.add(() -> multiply(pair, times));
    }
    runner.onWorkers(pieces);
  }

  private static boolean multiply(NDArray[] pair, int times) {
    for (int i = 0; i < times; i++) {
      ai.djl.nn.core.Linear.linear(pair[0], pair[1]).close();
    }
    // A GPU multiplies while Java goes on; what is read from it comes after all that was asked of
    // it.
    return pair[2].toFloatArray().length > 0;
  }

  /** Rates by product, in GFLOP/s. */
  public Map<Product, Samples> rates() {
    Map<Product, Samples> samples = new LinkedHashMap<>();
    rates.forEach(
        (product, values) ->
            samples.put(
                product, new Samples(values.stream().mapToDouble(Double::doubleValue).toArray())));
    return samples;
  }

  /** The product with the greatest median rate. */
  public Product fastest() {
    return rates().entrySet().stream()
        .max(Comparator.comparingDouble(entry -> entry.getValue().median()))
        .orElseThrow()
        .getKey();
  }

  @Override
  public void close() {
    manager.close();
  }
}
