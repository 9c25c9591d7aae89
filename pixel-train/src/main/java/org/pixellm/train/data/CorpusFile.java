// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.nio.file.Path;

/**
 * A file of a corpus.
 *
 * @param path where it is
 * @param name its path below the folder that the user named, with {@code /} between parts; the bare
 *     file name if the user named the file itself
 * @param bytes its size
 */
record CorpusFile(Path path, String name, long bytes) {}
