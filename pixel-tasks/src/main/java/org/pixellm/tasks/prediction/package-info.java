// SPDX-License-Identifier: Apache-2.0
/**
 * What task heads say about an example, in terms that people read and metrics compare. The tags of
 * a sentence's words are a {@code List<String>} (of our own head, {@link
 * org.pixellm.tasks.prediction.WordTags}), a number is a {@code Double}.
 */
package org.pixellm.tasks.prediction;
