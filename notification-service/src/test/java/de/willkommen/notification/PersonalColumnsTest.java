package de.willkommen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.kit.retention.RetentionRounds;
import de.willkommen.kit.testing.PrivacyPage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Nobody adds a column without saying whether it is about people and until when it stays. */
@QuarkusTest
class PersonalColumnsTest {

    @Inject
    AgroalDataSource database;

    @Inject
    RetentionRounds rounds;

    @Test
    void every_column_has_its_place_and_every_personal_one_its_rule() throws SQLException {
        assertThat(PrivacyPage.of("notification-service").objections(database, rounds))
                .isEmpty();
    }
}
