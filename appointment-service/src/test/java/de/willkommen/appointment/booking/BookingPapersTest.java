package de.willkommen.appointment.booking;

import static de.willkommen.appointment.office.OfficeFixture.anOffice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import de.willkommen.appointment.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What people print, scan, take along and have deleted. */
@QuarkusTest
class BookingPapersTest extends ServiceTest {

    private static final String TEN = "2026-11-25T10:00:00+01:00";

    @Test
    void the_printed_confirmation_is_tagged_and_says_what_is_needed() throws Exception {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        try (var pdf = pdf(booking, "confirmation.pdf")) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("de");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Ihr Termin");
            assertThat(catalog.getDocumentOutline().getFirstChild().getTitle()).startsWith("Ihr Termin");
            assertThat(tags(catalog.getStructureTreeRoot())).contains("H1", "H2", "Table", "TH", "TD", "L", "Figure");
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(booking.reference(), "Mittwoch, 25. November 2026", "10:00 bis 10:30 Uhr", "0.1")
                    .contains("Layla Öztürk", "Am Markt 1", "39104 Magdeburg");
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(scanned(pdf)).isEqualTo(booking.reference());
        }
    }

    @Test
    void arabic_runs_from_right_to_left_with_joined_letters_and_numbers_the_other_way() throws Exception {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        try (var pdf = pdf(booking, "confirmation.pdf?language=ar")) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ar");
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("موعدكم", "رقم الموعد", "الغرفة", booking.reference(), "2026", "10:00", "10:30");
            var shown = new PDFTextStripper() {
                final List<Float> starts = new ArrayList<>();

                @Override
                protected void writeString(String line, List<org.apache.pdfbox.text.TextPosition> positions)
                        throws java.io.IOException {
                    starts.add(positions.get(positions.size() - 1).getXDirAdj());
                    super.writeString(line, positions);
                }
            };
            shown.getText(pdf);
            assertThat(shown.starts).anyMatch(x -> x > 450);
        }
    }

    @Test
    void every_language_of_the_platform_gets_its_paper() throws Exception {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        for (var language : List.of("de-x-ls", "en", "fa", "fa-AF", "uk", "ru", "tr", "fr", "vi", "ro")) {
            try (var pdf = pdf(booking, "confirmation.pdf?language=" + language)) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .as(language)
                        .contains(booking.reference(), "2026")
                        .doesNotContain("#", "{");
            }
        }
        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/confirmation.pdf?language=xx", booking.id())
                .then()
                .statusCode(400);
    }

    @Test
    void a_name_with_signs_of_markup_is_printed_as_it_is() throws Exception {
        var booking = held(anOffice().create(), "permit", TEN);
        confirm(booking, Map.of("familyName", "O'Neill & Söhne \"AG\""));

        try (var pdf = pdf(booking, "confirmation.pdf")) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("O'Neill & Söhne \"AG\"");
        }
    }

    @Test
    void a_time_that_is_only_held_gives_no_paper() {
        var booking = held(anOffice().create(), "permit", TEN);

        for (var paper : List.of("confirmation.pdf", "qr.svg")) {
            request()
                    .header("Booking-Token", booking.token())
                    .get("/api/v1/bookings/{id}/" + paper, booking.id())
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", endsWith("#booking-closed"));
            request().get("/api/v1/bookings/{id}/" + paper, booking.id()).then().statusCode(401);
        }
    }

    @Test
    void the_code_to_scan_has_a_name_and_no_secret() {
        var booking = confirmed(anOffice().create(), "permit", TEN);

        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/qr.svg", booking.id())
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(containsString("<title>Code zum Anmelden vor Ort: " + booking.reference()))
                .body(not(containsString(booking.token())));
    }

    @Test
    void the_holder_sees_takes_along_and_deletes_what_is_stored() throws Exception {
        var office = anOffice().create();
        var booking = confirmed(office, "permit", TEN);
        request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/data", booking.id())
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Öztürk"))
                .body("phone", equalTo("+4915112345678"))
                .body("history.event", contains("held", "confirmed"))
                .body("deletedAfter", equalTo("2026-12-25T10:30:00+01:00"));
        try (var pdf = pdf(booking, "data.pdf")) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Öztürk", "+4915112345678", "Nachrichten per ", "Termin gebucht");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        }

        for (var i = 0; i < 2; i++) {
            request()
                    .header("Booking-Token", booking.token())
                    .delete("/api/v1/bookings/{id}/data", booking.id())
                    .then()
                    .statusCode(204);
        }

        show(booking).then().body("status", equalTo("CANCELLED")).body("familyName", equalTo(null));
        assertThat(announcedTypes(booking))
                .containsExactly(
                        "booking.held.v1", "booking.confirmed.v1", "booking.cancelled.v1", "booking.erased.v1");
        hold(office, "permit", TEN).then().statusCode(201);
        show(booking).then().body("history.event", hasItem("erased"));
    }

    private PDDocument pdf(Holder booking, String paper) throws Exception {
        return Loader.loadPDF(request()
                .header("Booking-Token", booking.token())
                .get("/api/v1/bookings/{id}/" + paper, booking.id())
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray());
    }

    private static String scanned(PDDocument pdf) throws Exception {
        var page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
        var dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private static List<String> tags(PDStructureNode node) {
        var tags = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }
}
