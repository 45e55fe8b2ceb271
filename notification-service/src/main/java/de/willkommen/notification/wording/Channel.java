package de.willkommen.notification.wording;

/** A way a message takes. */
public enum Channel {
    EMAIL("mail", "md"),
    SMS("sms", "txt");

    private final String fileName;
    private final String fileType;

    Channel(String fileName, String fileType) {
        this.fileName = fileName;
        this.fileType = fileType;
    }

    /** Name of the template file of the language, such as {@code mail.ar.md}. */
    String file(String language) {
        return fileName + "." + language + "." + fileType;
    }
}
