// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

/**
 * Something to measure.
 *
 * @param size of the model: tiny, small or base
 * @param batch texts of a step
 * @param patches of each text
 * @param workers parts of a batch that are computed at once; 0 for a run's own choice
 * @param threads of the engine, shared by the workers; 0 for the engine's choice
 */
record Point(String size, int batch, int patches, int workers, int threads) {}
