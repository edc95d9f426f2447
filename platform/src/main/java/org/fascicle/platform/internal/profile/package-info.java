/** Profiles that are being taken: who looks, where a kernel is called from, what was seen. */
package org.fascicle.platform.internal.profile;
