package io.serai.system;

import com.github.tomakehurst.wiremock.WireMockServer;

import org.springframework.test.context.DynamicPropertyRegistry;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * A system {@code erp} whose connector says everything that one can say of writes.
 */
final class Exam {

	private Exam() {
	}

	static void configure(DynamicPropertyRegistry registry, WireMockServer server) {
		Home home = Home.temporary()
			.file("mappings/order-to-exam/order-to-exam.jslt", """
					if (.status == "cancelled") null
					else {"ref": .key, "id": $externalId, "party": $party.id, "company": $options.company}""")
			.file("mappings/ticket-to-exam/ticket-to-exam.jslt", "{\"id\": $externalId}")
			.file("mappings/reminder-to-exam/reminder-to-exam.jslt", "if (.buyerNote) {\"note\": .buyerNote} else null")
			.file("mappings/form-to-exam/form-to-exam.jslt", "if ($externalId) null else {\"ref\": .key}")
			.file("mappings/form-from-exam/form-from-exam.jslt", "{\"key\": .ref}")
			.file("mappings/sign-in-to-exam/sign-in-to-exam.jslt", "{\"user\": .username, \"pass\": .password}")
			.file("connectors/exam/connector.yaml",
					"""
							connector: exam
							title: Everything a connector can say
							signIn:
							  recipe: session
							  operation: sign-in
							  read: { uid: "$.result[0]", key: "$.result[1]" }
							  encoded: "{username}:{uid}:{key}"
							  value: "Session {encoded}"
							options: { company: { description: Which company, default: "1" } }
							operations:
							  sign-in: { safety: safe, request: sign-in-to-exam }
							  save-order: { safety: check-first, mapping: order-to-exam, find: find-order, id: $.id, needs: { party: find-party }, then: [confirm, remind] }
							  charge: { safety: once-only }
							  find-order: { safety: safe, id: "$[0].id", version: "$[0].version" }
							  save-ticket: { safety: check-first, mapping: ticket-to-exam, find: find-order, update: replace-ticket, id: $.id, needs: { ticket: find-order } }
							  replace-ticket: { safety: safe, request: ticket-to-exam }
							  save-form: { safety: check-first, mapping: form-to-exam, find: listed, settles: 40s, id: $.id }
							  listed: { safety: safe, record: order, mapping: form-from-exam, items: $.forms, key: $.no }
							  find-party: { safety: safe }
							  find-slip: { safety: safe, id: "$[0].id", version: "$[0].version" }
							  save-slip: { safety: check-first, mapping: ticket-to-exam, find: find-slip, update: replace-slip, id: $.id }
							  replace-slip: { safety: safe, request: ticket-to-exam }
							  confirm: { safety: safe }
							  remind: { safety: safe, request: reminder-to-exam }
							failures:
							  - { when: { body: $.error, equals: duplicate }, as: duplicate }
							""")
			.kamelet("exam", "sign-in", "POST", "/sign-in")
			.kamelet("exam", "save-order", "POST", "/orders")
			.kamelet("exam", "charge", "POST", "/charges")
			.kamelet("exam", "find-order", "GET", "/orders")
			.kamelet("exam", "save-form", "POST", "/forms")
			.kamelet("exam", "listed", "GET", "/forms")
			.kamelet("exam", "find-party", "GET", "/parties")
			.kamelet("exam", "remind", "POST", "/reminders")
			.kamelet("exam", "save-ticket", "POST", "/tickets")
			.kamelet("exam", "replace-ticket", "PUT", "/tickets")
			.kamelet("exam", "find-slip", "GET", "/slips")
			.kamelet("exam", "save-slip", "POST", "/slips")
			.kamelet("exam", "replace-slip", "PUT", "/slips")
			.kamelet("exam", "confirm", "POST", "/confirmations");
		registry.add("serai.home", home.folder()::toString);
		registry.add("serai.systems.erp.connector", () -> "exam");
		registry.add("serai.systems.erp.url", server::baseUrl);
		registry.add("serai.systems.erp.username", () -> "hub");
		registry.add("serai.systems.erp.password", () -> "s{e}cret");
	}

	/** Lets the hub in, knows the buyer and confirms whatever it is asked to. */
	static void reset(WireMockServer server) {
		server.resetAll();
		server.stubFor(post(urlPathEqualTo("/sign-in")).withRequestBody(matchingJsonPath("$.pass", equalTo("s{e}cret")))
			.willReturn(okJson("{\"result\": [1, \"k3y\"]}")));
		server.stubFor(get(urlPathEqualTo("/parties")).willReturn(okJson("{\"id\": 7}")));
		server.stubFor(post(urlPathEqualTo("/confirmations")).willReturn(okJson("{}")));
	}

}
