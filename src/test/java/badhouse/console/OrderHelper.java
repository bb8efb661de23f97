package badhouse.console;

public record OrderHelper(String anything) {
}
