package io.serai.demo;

/**
 * What the demo prints once it runs: where to look, how to send an order, how to break
 * the ERP and mend it.
 */
final class WhereToLook {

	private WhereToLook() {
	}

	static String text(String hub, DemoSettings settings, SimulatedSystems systems) {
		return """

				Serai demo is running between a simulated shop, ERP, CRM, OA and mail server. Orders flow from the shop to the ERP, customers
				and deals also to the CRM; dear orders wait for a yes in the OA; stock, parcels, refunds and notices go their ways.
				All of them misbehave now and then. What needs people is told in the OA and by mail; some customers are renamed on two sides
				at once, and wait for your decision.

				  Console          %1$s/console    (user admin, password %6$s)
				  To decide        %1$s/console/conflicts       the first within a minute
				  Mails            curl %9$s/_state
				  API              %1$s/api/docs

				  Send an order    curl -X POST %1$s/api/v1/orders -H 'X-Api-Key: %2$s' \\
				                     -H 'Content-Type: application/json' -d '%5$s'
				  Where is it      curl -H 'X-Api-Key: %2$s' %1$s/api/v1/orders/shop/MINE-1
				  In the ERP       curl -H 'Authorization: Bearer %2$s' '%3$s/sales-orders?source=shop&reference=MINE-1'

				  Break the ERP    curl -X POST %3$s/_control/down      then watch the console: the flow pauses itself
				  Mend it          curl -X POST %3$s/_control/up        and goes on by itself; nothing is lost
				  More faults      curl -X POST '%3$s/_control/rates?each=0.05'
				  The truth        curl %3$s/_state ; curl %4$s/_state

				  Kill it          break the ERP, send an order, then kill -9 %7$d      and ./serai demo --keep
				                   The order waits there in the hub; it reaches the ERP (which is simulated, so it begins empty).

				Ctrl+C ends it. Without --keep its data are emptied at the next start. The log: %8$s"""
			.formatted(hub, settings.key(), systems.url("erp"), systems.url("shop"), ORDER, settings.password(),
					ProcessHandle.current().pid(), settings.folder().resolve("logs/serai.log").normalize(),
					systems.url("mailbox"));
	}

	private static final String ORDER = """
			{"source":"shop","key":"MINE-1","version":"1","updatedAt":"2026-01-01T00:00:00Z","orderDate":"2026-01-01T00:00:00Z",\
			"status":"confirmed","financialStatus":"paid","fulfillmentStatus":"unfulfilled","currency":"CNY","channel":"curl",\
			"pricesIncludeTax":true,"customer":{"externalId":"me"},"lines":[{"lineNumber":1,"sku":"SKU-001","name":"龙井",\
			"quantity":"2","unitCode":"C62","unitPrice":{"amount":"59.90","currency":"CNY"},\
			"total":{"amount":"119.80","currency":"CNY"}}],"shippingTotal":{"amount":"0.00","currency":"CNY"},\
			"discountTotal":{"amount":"0.00","currency":"CNY"},"total":{"amount":"119.80","currency":"CNY"}}""";

}
