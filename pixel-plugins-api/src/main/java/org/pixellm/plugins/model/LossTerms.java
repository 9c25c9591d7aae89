// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDArray;

/**
 * The loss of one batch.
 *
 * @param loss scalar float32, a mean
 * @param count over how many things the mean was taken (hidden patches, labelled words): the weight
 *     of this batch in a mean over several
 */
public record LossTerms(NDArray loss, long count) {}
