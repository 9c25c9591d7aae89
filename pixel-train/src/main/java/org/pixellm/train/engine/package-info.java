// SPDX-License-Identifier: Apache-2.0
/** Starting the PyTorch engine the way this project needs it. */
package org.pixellm.train.engine;
