// SPDX-License-Identifier: Apache-2.0
/** How much arithmetic training and encoding cannot do without. */
package org.pixellm.model.work;
