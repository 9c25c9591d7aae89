// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.nio.file.Path;

/**
 * A fine-tuned model in a comparison. Several of one name are the same model by several seeds:
 * their scores are averaged.
 *
 * @param name in tables and curves
 * @param directory the model's
 */
public record NamedModel(String name, Path directory) {}
