// SPDX-License-Identifier: Apache-2.0
/** Gradient steps: AdamW, clipping, and the learning rate over a run. */
package org.pixellm.train.optim;
