// SPDX-License-Identifier: Apache-2.0
/**
 * From text files to shuffled batches of patches: the corpus is a list of shards; shards are read,
 * cut into windows, rendered on worker threads, shuffled in blocks and batched. The sequence of
 * batches depends on seed, configuration and files only, and can be taken up at any place.
 */
package org.pixellm.train.data;
