// SPDX-License-Identifier: Apache-2.0
/** Gradient steps: AdamW, Muon, clipping, averages, and the learning rate over a run. */
package org.pixellm.train.optim;
