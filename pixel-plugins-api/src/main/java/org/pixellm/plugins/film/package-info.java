// SPDX-License-Identifier: Apache-2.0
/** Pictures one after the other. */
package org.pixellm.plugins.film;
