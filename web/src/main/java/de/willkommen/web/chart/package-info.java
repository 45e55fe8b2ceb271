/** Drawings of figures, ready to be written as SVG. */
@NullMarked
package de.willkommen.web.chart;

import org.jspecify.annotations.NullMarked;
