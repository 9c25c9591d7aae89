// SPDX-License-Identifier: Apache-2.0
/** Small data sets in the jar, so that every task can be tried with nothing given. */
package org.pixellm.tasks.samples;
