// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import java.util.OptionalDouble;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.train.config.RunConfig;

/**
 * A model to measure.
 *
 * @param label in tables
 * @param config how it is trained
 * @param input what it reads
 * @param charactersAPatch characters of English prose that its renderer puts into a patch, or
 *     token, on average; empty where there is no renderer
 */
record InputModel(
    String label, RunConfig config, InputShape input, OptionalDouble charactersAPatch) {}
