/** What the command line shows: lines, JSON, progress bars, curves. */
package org.fascicle.distribution.console;
