// SPDX-License-Identifier: Apache-2.0
/** What a measurement comes to: samples, the machine they were taken on, tables, files, charts. */
package org.pixellm.bench.report;
