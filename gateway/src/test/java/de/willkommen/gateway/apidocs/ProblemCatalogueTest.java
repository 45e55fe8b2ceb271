package de.willkommen.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    @Test
    void every_heading_is_the_place_its_problem_type_links_to() {
        var html = ProblemCatalogue.render("# Problems\n\n### too-large\n\n413.\n\n### `slot-taken` (409)\n\n<script>");

        assertThat(html)
                .contains("<h3 id=\"too-large\">")
                .contains("<h3 id=\"slot-taken\">")
                .doesNotContain("<script>");
    }
}
