package io.serai.hook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Caller;
import io.serai.HubOa;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.CanonicalJson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A decision in DingTalk, from the encrypted event to the approval in the flows.
 */
@HubTest
class ApprovalToldTests {

	private static final AesText AES = AesText.of(HubOa.HOOK_KEY, HubOa.APP_KEY);

	private final ProbeFlow probe;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	private final String key = "shop/A-" + UUID.randomUUID();

	private final String id = UUID.randomUUID().toString();

	@LocalServerPort
	private int port;

	@Autowired
	ApprovalToldTests(ProbeFlow probe, Clock clock) {
		this.probe = probe;
		this.clock = clock;
	}

	@Test
	void readsWhatWasDecidedAndPublishesItOnceHoweverOftenItIsTold() throws Exception {
		HubOa.has(this.id, approval("COMPLETED", "agree"));

		HttpResponse<String> answer = send(finished(HubOa.FORM));
		HttpResponse<String> again = send(finished(HubOa.FORM));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(decrypted(answer)).isEqualTo("success");
		await(1);
		Approval approval = (Approval) this.probe.arrivals(this.key).getFirst().record();
		assertThat(approval.status()).isEqualTo(ApprovalStatus.APPROVED);
		assertThat(approval.source()).isEqualTo("oa");
		assertThat(approval.externalRefs().getFirst().id()).isEqualTo(this.id);
		assertThat(approval.decisions()).hasSize(1);
		// Events of one approval come one after the other: the later one shows that the
		// repeated one was dropped.
		HubOa.has(this.id, approval("TERMINATED", ""));
		send(event("terminate", HubOa.FORM));
		await(2);
		assertThat(HubOa.read(this.id)).isEqualTo(2);
	}

	/** The form's id is a pattern's text too, and must not be taken for one. */
	@Test
	void heedsNoEventOfAnotherForm() throws Exception {
		HubOa.has(this.id, approval("COMPLETED", "agree"));

		HttpResponse<String> answer = send(finished("PROC-HUBxTESTT1"));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(decrypted(answer)).isEqualTo("success");
		send(finished(HubOa.FORM));
		await(1);
		assertThat(HubOa.read(this.id)).isEqualTo(1);
	}

	@Test
	void refusesWhatIsEncryptedForSomebodyElse() throws Exception {
		String encrypted = AesText.of(HubOa.HOOK_KEY, "ding-somebody-else")
			.encrypt(finished(HubOa.FORM).getBytes(StandardCharsets.UTF_8), fresh());

		assertThat(post(encrypted).statusCode()).isEqualTo(401);
	}

	private void await(int arrivals) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.probe.arrivals(this.key).size() == arrivals);
	}

	private String approval(String status, String result) {
		return """
				{"success": "true", "result": {"title": "t", "status": "%s", "result": "%s", "createTime": "2026-11-22T13:00Z",
				 "finishTime": "2026-11-22T13:0%dZ", "originatorUserId": "u1001",
				 "formComponentValues": [{"name": "hubId", "value": "%s"}, {"name": "title", "value": "订单"}],
				 "operationRecords": [{"userId": "u2001", "result": "AGREE", "date": "2026-11-22T13:07Z"}]}}"""
			.formatted(status, result, result.isEmpty() ? 9 : 7, this.key);
	}

	private String finished(String form) {
		return event("finish", form);
	}

	private String event(String type, String form) {
		return """
				{"EventType": "bpms_instance_change", "processInstanceId": "%s", "processCode": "%s", "type": "%s",
				 "result": "agree", "finishTime": 1795324072000}""".formatted(this.id, form, type);
	}

	private HttpResponse<String> send(String event) throws Exception {
		return post(AES.encrypt(event.getBytes(StandardCharsets.UTF_8), fresh()));
	}

	private HttpResponse<String> post(String encrypted) throws Exception {
		String now = Long.toString(this.clock.millis());
		String signature = Signatures.ofSorted(HubOa.HOOK_TOKEN, now, "n", encrypted);
		return Caller.send(HttpRequest
			.newBuilder(URI.create("http://localhost:%d/hooks/oa?msg_signature=%s&timestamp=%s&nonce=n"
				.formatted(this.port, signature, now)))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"encrypt\": \"%s\"}".formatted(encrypted))));
	}

	private static String decrypted(HttpResponse<String> answer) {
		JsonNode json = CanonicalJson.readTree(answer.body().getBytes(StandardCharsets.UTF_8));
		return new String(AES.decrypt(json.path("encrypt").asText()), StandardCharsets.UTF_8);
	}

	private byte[] fresh() {
		byte[] fresh = new byte[16];
		this.random.nextBytes(fresh);
		return fresh;
	}

}
