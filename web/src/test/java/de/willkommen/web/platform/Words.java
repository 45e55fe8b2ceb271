package de.willkommen.web.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few texts in three languages. */
final class Words {

    static final Map<String, List<String>> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put(
                "residence-permit",
                List.of("Aufenthaltserlaubnis beantragen", "Apply for a residence permit", "طلب تصريح إقامة"));
        SERVICES.put(
                "residence-permit-extension",
                List.of("Aufenthaltserlaubnis verlängern", "Extend a residence permit", "تمديد تصريح الإقامة"));
        SERVICES.put(
                "residence-card-pickup",
                List.of("Aufenthaltskarte abholen", "Pick up your residence card", "استلام بطاقة الإقامة"));
        SERVICES.put("address-change", List.of("Adresse ändern", "Change your address", "تغيير العنوان"));
        SERVICES.put(
                "fiktionsbescheinigung",
                List.of("Fiktionsbescheinigung", "Provisional residence document", "شهادة إقامة مؤقتة"));
        SERVICES.put(
                "naturalisation-advice",
                List.of("Beratung zur Einbürgerung", "Advice on naturalisation", "استشارة حول التجنس"));
    }

    private Words() {}

    static String service(String code, String language) {
        return pick(SERVICES.getOrDefault(code, List.of(code, code, code)), language);
    }

    static String summary(String language) {
        return pick(
                List.of(
                        "Sie möchten in Deutschland wohnen, arbeiten oder studieren.",
                        "You want to live, work or study in Germany.",
                        "ترغب في السكن أو العمل أو الدراسة في ألمانيا."),
                language);
    }

    static List<String> documents(String language) {
        return language.equals("ar")
                ? List.of("جواز سفر ساري المفعول", "صورة شخصية بيومترية", "عقد الإيجار")
                : language.equals("en")
                        ? List.of("Valid passport", "Biometric photo", "Rental contract")
                        : List.of("Gültiger Pass", "Biometrisches Foto", "Mietvertrag");
    }

    static String pick(List<String> german, String language) {
        return german.get(language.equals("ar") ? 2 : language.equals("en") ? 1 : 0);
    }
}
