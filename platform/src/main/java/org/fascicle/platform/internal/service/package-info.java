/** What the platform offers as {@link org.fascicle.api.Fascicle}, and the models it makes. */
package org.fascicle.platform.internal.service;
