// SPDX-License-Identifier: Apache-2.0
/** Examples and the readers that take them from files. */
package org.pixellm.plugins.data;
