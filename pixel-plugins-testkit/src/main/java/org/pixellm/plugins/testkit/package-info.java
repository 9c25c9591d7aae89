// SPDX-License-Identifier: Apache-2.0
/**
 * Laws that plug-ins keep, as JUnit tests: an author extends the contract of a kind and says which
 * plug-in is meant. Each law is a public method, too, for those who would rather call it.
 */
package org.pixellm.plugins.testkit;
