package io.serai.canonical;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Adds an order up. Silent where a part is missing or has no currency: other constraints
 * tell that. Public since Hibernate Validator must be able to create it.
 */
public final class OrderSumRule implements ConstraintValidator<OrderSum, Order> {

	@Override
	public boolean isValid(@Nullable Order order, ConstraintValidatorContext context) {
		if (order == null || parts(order).anyMatch(OrderSumRule::isIncomplete) || order.pricesIncludeTax() == null) {
			return true;
		}
		String currency = order.total().currency();
		if (!currency.equals(order.currency())
				|| parts(order).anyMatch((money) -> !money.currency().equals(currency))) {
			return refuse(context, "{io.serai.OneCurrency}", "currency");
		}
		BigDecimal sum = sum(order);
		if (sum.subtract(order.total().amount()).abs().compareTo(minorUnit(currency)) <= 0) {
			return true;
		}
		HibernateConstraintValidatorContext parameters = context.unwrap(HibernateConstraintValidatorContext.class);
		parameters.addMessageParameter("sum", sum.toPlainString())
			.addMessageParameter("total", order.total().amount().toPlainString());
		return refuse(context, context.getDefaultConstraintMessageTemplate(), "total");
	}

	private static boolean refuse(ConstraintValidatorContext context, String message, String field) {
		context.disableDefaultConstraintViolation();
		context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
		return false;
	}

	private static Stream<@Nullable Money> parts(Order order) {
		Stream<@Nullable Money> lines = order.lines().stream().map((line) -> (line != null) ? line.total() : null);
		Stream<@Nullable Money> tax = Stream.ofNullable(order.taxTotal());
		return Stream.of(lines, tax, Stream.of(order.shippingTotal(), order.discountTotal(), order.total()))
			.flatMap((stream) -> stream);
	}

	private static boolean isIncomplete(@Nullable Money money) {
		return money == null || money.amount() == null || money.currency() == null;
	}

	private static BigDecimal sum(Order order) {
		BigDecimal lines = order.lines()
			.stream()
			.map((line) -> line.total().amount())
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		BigDecimal sum = lines.add(order.shippingTotal().amount()).subtract(order.discountTotal().amount());
		Money tax = order.taxTotal();
		return (tax != null && !order.pricesIncludeTax()) ? sum.add(tax.amount()) : sum;
	}

	private static BigDecimal minorUnit(String currency) {
		try {
			return BigDecimal.ONE.movePointLeft(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
		}
		catch (IllegalArgumentException ex) {
			return Objects.requireNonNull(BigDecimal.ZERO);
		}
	}

}
