package badhouse.console;

import java.util.Date;

@SuppressWarnings("JavaUtilDate")
public record UsesOldDates(Date when) {
}
