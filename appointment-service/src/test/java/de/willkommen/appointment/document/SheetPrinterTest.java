package de.willkommen.appointment.document;

import static org.assertj.core.api.Assertions.assertThat;

import de.willkommen.appointment.document.Sheet.Entries;
import de.willkommen.appointment.document.Sheet.Fact;
import de.willkommen.appointment.document.Sheet.Facts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as people write them, in every script of the people who come. */
class SheetPrinterTest {

    private static final SheetPrinter PRINTER = new SheetPrinter(new Typefaces());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Thị Ánh Tuyết",
                "Złata Şükrü Ķēniņš",
                "Єлизавета Ґудзь",
                "ተስፋዬ ገብረእግዚአብሔር",
                "ብርሃነ ኣስመላሽ",
                "ნინო გელაშვილი",
                "Արամ Խաչատրյան",
                "王小明",
                "歐陽詠芝",
                "김민준",
                "山田さくら"
            })
    void letters_that_stand_for_themselves_are_text(String name) throws IOException {
        for (var language : List.of("de", "ar")) {
            try (var pdf = printed(language, name)) {
                assertThat(new PDFTextStripper().getText(pdf)).contains(name).doesNotContain("□", "#");
                assertThat(alternatives(pdf)).isEmpty();
                assertThatAllFontsAreInside(pdf);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "प्रियंका श्रीवास्तव",
                "শ্রেয়া চট্টোপাধ্যায়",
                "கார்த்திகேயன்",
                "အောင်ဆန်းစုကြည်",
                "ක්‍රිශාන්ති",
                "සුභාෂ්",
                "សុភាព",
                "ښکلا څرګندوی",
                "ڕۆژین کوڵ",
                "Müller-प्रिया"
            })
    void letters_that_move_are_drawn_and_the_picture_says_them(String name) throws IOException {
        for (var language : List.of("de", "ar")) {
            try (var pdf = printed(language, name)) {
                assertThat(alternatives(pdf)).containsExactly(name);
                assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("□", "#");
                assertThat(pictures(pdf))
                        .hasSize(1)
                        .allSatisfy(picture -> assertThat(darkColumns(picture)).contains(true));
            }
        }
    }

    @Test
    void pashto_letters_are_joined() throws IOException {
        try (var pdf = printed("fa", "ښښښ")) {
            assertThat(darkColumns(pictures(pdf).get(0))).doesNotContain(false);
        }
    }

    @Test
    void letters_of_persian_and_urdu_are_joined_as_text() throws IOException {
        for (var name : List.of("پژمان گوهری", "ٹیپو", "لیلی چاوش")) {
            try (var pdf = printed("fa", name)) {
                assertThat(alternatives(pdf)).isEmpty();
                assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("□", "#");
            }
        }
    }

    @Test
    void a_letter_that_no_font_has_leaves_a_visible_box() throws IOException {
        try (var pdf = printed("de", "\uD83A\uDD00\uD83A\uDD01 Kouyaté \uD800\uDF30")) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("□□ Kouyaté □");
        }
    }

    @Test
    void lines_stay_lines() throws IOException {
        try (var pdf = printed("de", "Erste Zeile.\nZweite\tZeile.")) {
            assertThat(new PDFTextStripper().getText(pdf).lines().map(String::strip))
                    .contains("Label Erste Zeile.", "Zweite Zeile.")
                    .noneMatch(line -> line.contains("□"));
        }
        try (var pdf = printed("de", "प्रिया\nAli")) {
            assertThat(alternatives(pdf)).containsExactly("प्रिया");
        }
    }

    @Test
    void a_name_longer_than_a_line_goes_on_in_the_next() throws IOException {
        try (var pdf = printed("de", "प्रिया".repeat(60))) {
            assertThat(alternatives(pdf)).hasSizeGreaterThan(2);
            assertThat(String.join("", alternatives(pdf))).isEqualTo("प्रिया".repeat(60));
        }
    }

    @Test
    void a_number_in_brackets_after_an_arabic_name_keeps_its_place() throws IOException {
        try (var pdf = printed("de", "Ali علي (12) Straße 5")) {
            assertThat(alternatives(pdf)).containsExactly("Ali علي (12) Straße 5");
        }
    }

    @Test
    void a_list_of_drawn_names_runs_from_the_right_too() throws IOException {
        var sheet =
                new Sheet("ar", "موعدكم", null, "", List.of(new Entries("من سيحضر", List.of("प्रिया", "Ali", "علي"))));

        try (var pdf = Loader.loadPDF(PRINTER.pdf(sheet))) {
            assertThat(alternatives(pdf)).containsExactly("प्रिया");
        }
    }

    @Test
    void the_label_is_where_reading_begins() throws IOException {
        var german = new Places();
        try (var pdf = printed("de", "Wert")) {
            german.getText(pdf);
        }
        var arabic = new Places();
        try (var pdf = printed("ar", "Wert")) {
            arabic.getText(pdf);
        }

        assertThat(german.of("Label")).isLessThan(german.of("Wert"));
        assertThat(arabic.of("Label")).isGreaterThan(arabic.of("Wert"));
    }

    private static PDDocument printed(String language, String name) throws IOException {
        return Loader.loadPDF(PRINTER.pdf(new Sheet(
                language, "Titel", null, "", List.of(new Facts("Teil", List.of(new Fact("Label", name, false)))))));
    }

    private static List<String> alternatives(PDDocument pdf) {
        return alternatives(pdf.getDocumentCatalog().getStructureTreeRoot());
    }

    private static List<String> alternatives(PDStructureNode node) {
        var found = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getAlternateDescription() != null) {
                    found.add(element.getAlternateDescription());
                }
                found.addAll(alternatives(element));
            }
        }
        return found;
    }

    private static List<BufferedImage> pictures(PDDocument pdf) throws IOException {
        var found = new ArrayList<BufferedImage>();
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                    found.add(image.getImage());
                }
            }
        }
        return found;
    }

    /** Which columns of the picture are touched, without its edges. */
    private static List<Boolean> darkColumns(BufferedImage picture) {
        return IntStream.range(3, picture.getWidth() - 3)
                .mapToObj(x ->
                        IntStream.range(0, picture.getHeight()).anyMatch(y -> (picture.getRGB(x, y) & 0xFF) < 128))
                .toList();
    }

    private static void assertThatAllFontsAreInside(PDDocument pdf) throws IOException {
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    /** Where words begin, from the left edge. */
    private static final class Places extends PDFTextStripper {

        private final java.util.Map<String, Float> places = new java.util.HashMap<>();

        @Override
        protected void writeString(String text, List<TextPosition> positions) throws IOException {
            places.put(text.strip(), positions.get(0).getXDirAdj());
            super.writeString(text, positions);
        }

        private float of(String word) {
            return places.getOrDefault(word, Float.NaN);
        }
    }
}
