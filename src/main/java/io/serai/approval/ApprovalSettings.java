package io.serai.approval;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.serai.canonical.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of approvals, {@code serai.approval.*}.
 *
 * @param order which orders need one
 * @param lookEvery how often a record that waits looks whether it has been decided
 * @param expiresAfter how long after it was asked for an approval needs a person if
 * nobody has decided; none: as long as it takes
 */
@Validated
@ConfigurationProperties("serai.approval")
record ApprovalSettings(@DefaultValue @Valid OfOrders order, @DefaultValue("30s") Duration lookEvery,
		@DefaultValue("0s") Duration expiresAfter) {

	boolean isOver(Instant askedAt, Instant now) {
		return this.expiresAfter.isPositive() && askedAt.plus(this.expiresAfter).isBefore(now);
	}

	/**
	 * Which orders need an approval, and how it is asked.
	 *
	 * @param required whether any does
	 * @param over by currency, the highest total that needs none; an order in a currency
	 * that is not named needs one
	 * @param template which form of the approval system is used
	 * @param requester who asks, an id there; empty if that is fixed there
	 */
	record OfOrders(@DefaultValue("false") boolean required,
			@DefaultValue Map<String, @NotNull @PositiveOrZero BigDecimal> over,
			@DefaultValue("orderApproval") String template, @DefaultValue("") String requester) {

		boolean needsOne(Money total) {
			BigDecimal most = this.over.get(total.currency());
			return this.required && (most == null || total.amount().compareTo(most) > 0);
		}

	}

}
