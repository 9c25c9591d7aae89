// SPDX-License-Identifier: Apache-2.0
/** {@code pixel evaluate}. */
package org.pixellm.cli.evaluate;
