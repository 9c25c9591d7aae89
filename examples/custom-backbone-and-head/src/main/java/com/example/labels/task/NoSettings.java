// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

/** The configuration of a plug-in without settings. */
public record NoSettings() {}
