// SPDX-License-Identifier: Apache-2.0
/** How the cost of training and encoding grows with what is asked for. */
package org.pixellm.bench.grow;
