// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * The text of a source; a run without sources has one, without a name.
 *
 * @param name as in {@code data.sources}; empty for the text of {@code data.train}
 * @param weight factor of its share
 * @param training files trained on, held-out shards of them included
 * @param validation files that the user named to measure on; none if shards are held out instead
 * @param split what is trained on and what is measured on
 */
record SourceText(
    String name, double weight, CorpusFiles training, CorpusFiles validation, CorpusSplit split) {}
