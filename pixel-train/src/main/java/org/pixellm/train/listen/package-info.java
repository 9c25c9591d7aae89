// SPDX-License-Identifier: Apache-2.0
/** Who follows a run: the console, a file of metrics, a picture of the loss. */
package org.pixellm.train.listen;
