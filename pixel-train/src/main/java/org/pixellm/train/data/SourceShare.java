// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * A source's part in what a run is trained on.
 *
 * @param name as in {@code data.sources}
 * @param windows of its training text, estimated from a sample if there are many
 * @param share of all windows trained on, above 0 and at most 1
 * @param passes how often an epoch goes through the source: above 1 it repeats, below 1 an epoch
 *     sees a part of it, and the next epoch goes on with the rest
 */
public record SourceShare(String name, double windows, double share, double passes) {}
