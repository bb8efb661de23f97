package io.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import org.jspecify.annotations.Nullable;

/**
 * A sales order, as it stands now.
 *
 * @param source name of the system that the record comes from, e.g. {@code shop}; the
 * door fills in the caller's own if it is absent
 * @param key the shop's order number; {@code orderNumber} is read too
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param orderDate when it was placed, UTC
 * @param erpNumber its number in the ERP; null if not known
 * @param status how far it has come
 * @param financialStatus whether it is paid
 * @param fulfillmentStatus whether the goods have left
 * @param currency ISO 4217; every amount of the order is in it
 * @param channel where the buyer bought, e.g. {@code wechat-shop}
 * @param pricesIncludeTax whether unit prices and line totals contain tax
 * @param customer who bought
 * @param billingAddress null if there is none
 * @param shippingAddress null if nothing is sent
 * @param lines at least one
 * @param shippingTotal what sending costs the buyer
 * @param discountTotal taken off the order as a whole, never negative
 * @param taxTotal tax; null if not said
 * @param total what the buyer pays
 * @param warehouse where lines are taken from that do not say; null if not said
 * @param payments may be empty
 * @param buyerNote null if there is none
 * @param sellerNote null if there is none
 * @param cancelledAt UTC; null unless cancelled
 * @param cancelReason null unless cancelled
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
@OrderSum
public record Order(@FilledIn @SystemName String source, @JsonAlias("orderNumber") @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @NotNull Instant updatedAt, @NotNull Instant orderDate,
		@Size(max = 64) @Nullable String erpNumber, @NotNull OrderStage status,
		@NotNull FinancialStatus financialStatus, @NotNull FulfillmentStatus fulfillmentStatus,
		@NotNull @Iso4217 String currency, @NotBlank @Size(max = 64) String channel, @NotNull Boolean pricesIncludeTax,
		@NotNull @Valid CustomerRef customer, @Valid @Nullable Address billingAddress,
		@Valid @ConvertGroup(to = Shipping.class) @Nullable Address shippingAddress,
		@NotEmpty @Size(max = 1000) List<@NotNull @Valid OrderLine> lines, @NotNull @Valid Money shippingTotal,
		@NotNull @Valid @NotNegative Money discountTotal, @Valid @Nullable Money taxTotal, @NotNull @Valid Money total,
		@Size(max = 64) @Nullable String warehouse, @Size(max = 50) List<@NotNull @Valid Payment> payments,
		@Size(max = 2000) @Nullable String buyerNote, @Size(max = 2000) @Nullable String sellerNote,
		@Nullable Instant cancelledAt, @Size(max = 500) @Nullable String cancelReason,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord {

	public Order {
		version = Parts.version(version, updatedAt);
		lines = Parts.list(lines);
		payments = Parts.list(payments);
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	@Override
	public RecordKind kind() {
		return RecordKind.ORDER;
	}

	/**
	 * Whether the sale stands: it is paid for, and neither cancelled nor paid back in
	 * full. Named so that it is no part of the JSON.
	 */
	public boolean stands() {
		return this.status != OrderStage.CANCELLED && (this.financialStatus == FinancialStatus.PAID
				|| this.financialStatus == FinancialStatus.PARTIALLY_REFUNDED);
	}

	/** Of what tells orders apart, since Camel asks for it often. */
	@Override
	public int hashCode() {
		return Objects.hash(this.source, this.key, this.version);
	}

}
