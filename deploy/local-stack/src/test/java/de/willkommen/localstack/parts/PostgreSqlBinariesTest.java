package de.willkommen.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgreSqlBinariesTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void each_system_has_its_own_archive(String system, String architecture, String archive) {
        assertThat(PostgreSqlBinaries.archiveName(system, architecture)).isEqualTo(archive);
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64"})
    void the_archives_of_linux_are_at_hand(String system, String architecture) {
        assertThat(PostgreSqlBinaries.class.getResource("/" + PostgreSqlBinaries.archiveName(system, architecture)))
                .isNotNull();
    }
}
