// SPDX-License-Identifier: Apache-2.0
/** Following a training run. */
package org.pixellm.plugins.run;
