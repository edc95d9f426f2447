/** Learning-rate schedules. */
package org.fascicle.plugin.core.schedule;
