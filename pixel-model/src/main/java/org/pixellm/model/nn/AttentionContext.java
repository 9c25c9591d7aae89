// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.pixellm.plugins.model.Recomputation;

/**
 * What all layers of one forward pass share.
 *
 * @param runs {@code [runs * 3]} int64, see {@link TokenRuns#array}
 * @param places {@code [tokens]} int64, 0 for CLS and i + 1 for patch i
 * @param bias {@code [texts, 1, 1, tokens]}, 0 for a real key and -10000 for padding, for texts
 *     that are all of one length; empty when nothing is padding
 * @param rotation {@code [tokens, head]}: cosine and sine of the rotary angles of every token, see
 *     {@link RotaryPositions}; empty where positions are added instead
 * @param training whether dropout applies
 * @param recomputation runs each layer
 */
public record AttentionContext(
    NDArray runs,
    NDArray places,
    Optional<NDArray> bias,
    Optional<NDArray> rotation,
    boolean training,
    Recomputation recomputation) {}
