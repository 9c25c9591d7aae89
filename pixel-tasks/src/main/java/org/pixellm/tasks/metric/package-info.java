// SPDX-License-Identifier: Apache-2.0
/** Scores of predictions, by their published definitions; see {@code docs/fine-tuning.md}. */
package org.pixellm.tasks.metric;
