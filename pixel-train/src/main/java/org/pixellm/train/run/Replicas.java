// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.stream.Collectors;
import org.pixellm.model.torch.InPlaceCopy;

/**
 * A network and copies of it, each on a device of its own, that compute parts of a batch. The first
 * is the one that is trained, measured and saved; the others take its values before each step.
 *
 * @param <B> a batch
 */
public final class Replicas<B> implements AutoCloseable {
  private final List<TrainedNetwork<B>> networks;
  private final InPlaceCopy copy = new InPlaceCopy();
  private boolean following;

  /**
   * Copies of a network, which stay the caller's to close.
   *
   * @param networks at least one, with values, and with parameters of the same names
   */
  public Replicas(List<? extends TrainedNetwork<B>> networks) {
    this.networks = List.copyOf(networks);
    for (TrainedNetwork<B> network : this.networks) {
      if (!names(network).equals(names(this.networks.get(0)))) {
        throw new IllegalArgumentException("copies of a network have other parameters");
      }
      trained(network).forEach(array -> array.setRequiresGradient(true));
    }
  }

  private static <B> List<String> names(TrainedNetwork<B> network) {
    return network.parameters().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().requiresGradient())
        .toList();
  }

  /** A network without copies. */
  public static <B> Replicas<B> none(TrainedNetwork<B> network) {
    return new Replicas<>(List.of(network));
  }

  /** How many there are, the first included. */
  public int count() {
    return networks.size();
  }

  /** The one that is trained. */
  TrainedNetwork<B> first() {
    return networks.get(0);
  }

  /** All of them. */
  List<TrainedNetwork<B>> all() {
    return networks;
  }

  /** The number of the copy that computes a part. */
  int indexOf(int part) {
    return part % networks.size();
  }

  /** Gives all copies the values of the first: at the first call all, then what is trained. */
  void follow() {
    for (TrainedNetwork<B> other : networks.subList(1, networks.size())) {
      if (following) {
        copy.copyAll(trained(other), trained(first()));
      } else {
        copy.copyAll(arrays(other), arrays(first()));
      }
    }
    following = true;
  }

  /** The arrays of a network's parameters, in order. */
  private static <B> NDList arrays(TrainedNetwork<B> network) {
    return network.parameters().values().stream()
        .map(Parameter::getArray)
        .collect(Collectors.toCollection(NDList::new));
  }

  /** Those that are trained, in the order of an {@link org.pixellm.train.optim.Optimizer}. */
  static <B> NDList trained(TrainedNetwork<B> network) {
    return network.parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .map(Parameter::getArray)
        .collect(Collectors.toCollection(NDList::new));
  }

  @Override
  public void close() {
    copy.close();
  }
}
