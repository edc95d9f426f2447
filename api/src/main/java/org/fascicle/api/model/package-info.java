/**
 * Models: what they are made of, as data, and what one does with them: build, compile, fit,
 * evaluate, predict, save.
 */
@Version("0.1.0")
package org.fascicle.api.model;

import org.osgi.annotation.versioning.Version;
