// SPDX-License-Identifier: Apache-2.0
/** Where a model computes: what a user asks for, what there is, and why something is not. */
package org.pixellm.train.device;
