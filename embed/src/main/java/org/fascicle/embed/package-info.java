/** The one jar of a class-path host: starts Felix with the platform inside. */
package org.fascicle.embed;
