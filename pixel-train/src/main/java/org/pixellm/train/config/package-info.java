// SPDX-License-Identifier: Apache-2.0
/**
 * The typed configuration of a run: records, read from YAML, with single values laid over it from
 * the command line. A record's component {@code batchSize} is written {@code batch_size}.
 */
package org.pixellm.train.config;
