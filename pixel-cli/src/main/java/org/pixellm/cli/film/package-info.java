// SPDX-License-Identifier: Apache-2.0
/** {@code pixel film}. */
package org.pixellm.cli.film;
