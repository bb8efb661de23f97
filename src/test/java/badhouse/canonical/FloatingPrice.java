package badhouse.canonical;

public record FloatingPrice(double amount) {
}
