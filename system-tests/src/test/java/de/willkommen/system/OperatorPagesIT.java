package de.willkommen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static de.willkommen.system.Browser.look;
import static de.willkommen.system.Platform.as;
import static de.willkommen.system.SitePagesIT.signedIn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left to do after an authority came aboard. */
class OperatorPagesIT {

    private static final String DONE =
            "/backoffice/administration/onboarding/done?authority=HAL&office=HAL-ABH&subject=";

    /** Only what stands on the page goes into Keycloak, by its own interface; then the person can work. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void with_the_values_of_the_page_an_account_in_keycloak_can_work(String language) {
        List<String> values;
        String role;
        try (var office = language.equals("de") ? Browser.desktop(language) : Browser.phone(language, true)) {
            var page = signedIn(office, "operator", "/backoffice/administration/onboarding");
            page.navigate(DONE + UUID.randomUUID());
            assertThat(page.locator("#accounts tbody tr")).hasCount(7);
            look(page, "onboarded-" + language, true, language);
            values = page.locator("#values code").allInnerTexts();
            role = page.locator("#accounts tbody tr").nth(1).locator("code").innerText();
        }
        var name = "clerk-" + UUID.randomUUID();

        create(name, Map.of(values.get(0), List.of(values.get(1)), values.get(2), List.of(values.get(3))), role);

        as(name).get("/api/v1/staff/me")
                .then()
                .statusCode(200)
                .body("authority", equalTo("HAL"))
                .body("office", equalTo("HAL-ABH"))
                .body("roles", contains("clerk"));
    }

    private static void create(String name, Map<String, List<String>> attributes, String role) {
        var users = Keycloak.realm() + "/users";
        var account = Keycloak.administrator()
                .body(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "firstName",
                        "Maria",
                        "lastName",
                        "Beispiel",
                        "email",
                        name + "@halle.example",
                        "attributes",
                        attributes,
                        "credentials",
                        List.of(Map.of("type", "password", "value", name))))
                .post(users)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        var given = Keycloak.administrator()
                .get(users.replaceAll("/users$", "/roles/" + role))
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Object>>path("");
        Keycloak.administrator()
                .body(List.of(given))
                .post(account + "/role-mappings/realm")
                .then()
                .statusCode(204);
    }
}
