/** The commands, one file each. */
package org.fascicle.distribution.command;
