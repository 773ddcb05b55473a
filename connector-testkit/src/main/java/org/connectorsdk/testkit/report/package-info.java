/**
 * Reads the reports that conformance runs write, merges them into one page for people
 * ({@link org.connectorsdk.testkit.report.MatrixPage}), and tells what got worse
 * ({@link org.connectorsdk.testkit.report.ReportDiff}).
 */
@NullMarked
package org.connectorsdk.testkit.report;

import org.jspecify.annotations.NullMarked;
