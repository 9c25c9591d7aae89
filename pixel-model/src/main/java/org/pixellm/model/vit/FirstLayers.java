// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.pixellm.model.nn.LocalAttention;
import org.pixellm.model.weights.ConfigEntries;

/**
 * Whether neighbouring patches are brought together before or in the first layers, and how.
 *
 * @param kind the way
 * @param kernelSize places that a convolution spans, odd, 3 to 63; meaningless for others
 * @param localLayers how many layers, from the first, see only near patches, at least 1;
 *     meaningless for others
 * @param localDistance how far apart in places such patches may be, at least 1; meaningless for
 *     others
 */
public record FirstLayers(Kind kind, int kernelSize, int localLayers, int localDistance) {
  /** Every layer alike; the paper's. */
  public static final FirstLayers PLAIN = new FirstLayers(Kind.PLAIN, 5, 2, 8);

  private static final int WIDEST_KERNEL = 63;

  /** Ways. */
  public enum Kind {
    /** Every layer alike; the paper's. */
    PLAIN,
    /** A convolution over places in front of the transformer. */
    CONVOLUTION,
    /** Attention of the first layers that reaches near patches and CLS alone. */
    LOCAL_ATTENTION;

    /** The name in {@code config.json}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the numbers that the kind needs. */
  public FirstLayers {
    if (kind == Kind.CONVOLUTION
        && (kernelSize < 3 || kernelSize > WIDEST_KERNEL || kernelSize % 2 == 0)) {
      throw new IllegalArgumentException(
          "kernel_size must be an odd number from 3 to %d, not %d"
              .formatted(WIDEST_KERNEL, kernelSize));
    }
    if (kind == Kind.LOCAL_ATTENTION && (localLayers < 1 || localDistance < 1)) {
      throw new IllegalArgumentException(
          "local_layers and local_distance must be at least 1, not %d and %d"
              .formatted(localLayers, localDistance));
    }
  }

  /** A convolution that spans so many places. */
  public static FirstLayers convolution(int kernelSize) {
    return new FirstLayers(
        Kind.CONVOLUTION, kernelSize, PLAIN.localLayers(), PLAIN.localDistance());
  }

  /** Attention that reaches so many places in so many layers. */
  public static FirstLayers localAttention(int layers, int distance) {
    return new FirstLayers(Kind.LOCAL_ATTENTION, PLAIN.kernelSize(), layers, distance);
  }

  /** What the encoder's layers see. */
  LocalAttention attention() {
    return kind == Kind.LOCAL_ATTENTION
        ? new LocalAttention(localLayers, localDistance)
        : LocalAttention.NONE;
  }

  /** The entries of {@code config.json}: none for the paper's. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (kind != Kind.PLAIN) {
      map.put("first_layers", kind.label());
    }
    if (kind == Kind.CONVOLUTION) {
      map.put("kernel_size", kernelSize);
    }
    if (kind == Kind.LOCAL_ATTENTION) {
      map.put("local_layers", localLayers);
      map.put("local_distance", localDistance);
    }
    return map;
  }

  /** Reads the entries of a {@code config.json}. */
  static FirstLayers fromMap(ConfigEntries values) {
    return switch (values.choice("first_layers", Kind.class, Kind.PLAIN)) {
      case PLAIN -> PLAIN;
      case CONVOLUTION -> convolution(values.integer("kernel_size"));
      case LOCAL_ATTENTION ->
          localAttention(values.integer("local_layers"), values.integer("local_distance"));
    };
  }
}
