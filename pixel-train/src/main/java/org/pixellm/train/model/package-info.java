// SPDX-License-Identifier: Apache-2.0
/** A pretrained model in memory and on disk. */
package org.pixellm.train.model;
