package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.system.Hook;
import io.serai.system.TestHooks;
import io.serai.system.connector.HookSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Signatures in headers: those of each platform are taken, and with one byte changed they
 * are not.
 */
class SignedRecipesTests {

	private final HmacHeaderRecipe hmac = new HmacHeaderRecipe(Vectors.THEN);

	private static final HookSpec TOKEN = TestHooks.spec("flowable", Map.of());

	private final StandardWebhooksRecipe standard = new StandardWebhooksRecipe(Vectors.THEN);

	private final TokenHeaderRecipe token = new TokenHeaderRecipe();

	/** What each platform signs, and where it puts that. */
	enum Platform {

		HUBSPOT("hubspot_v3", "{method}{uri}{body}{header:X-HubSpot-Request-Timestamp}", "X-HubSpot-Signature-v3",
				"base64", false, "X-HubSpot-Request-Timestamp", "client_secret", "body", "X-HubSpot-Signature-v3"),

		ESPOCRM("espocrm_webhook", "{body}", "Signature", "hex", true, null, "secretKey", "payload", "Signature"),

		FRAPPE("frappe_webhook", "{body}", "X-Frappe-Webhook-Signature", "base64", false, null, "secret", "raw_body",
				"X-Frappe-Webhook-Signature"),

		TWENTY("twenty_webhook", "{header:X-Twenty-Webhook-Timestamp}:{body}", "X-Twenty-Webhook-Signature", "hex",
				false, "X-Twenty-Webhook-Timestamp", "secret", "raw_body", "X-Twenty-Webhook-Signature");

		private final JsonNode vector;

		private final HookSpec spec;

		private final String secret;

		private final String body;

		private final String signature;

		Platform(String vector, String signed, String header, String encoding, boolean named, String time,
				String secret, String body, String signature) {
			this.vector = Vectors.of(vector);
			this.spec = new HookSpec("hmac-header", null, signed, header, null, encoding, null, named, time, List.of());
			this.secret = this.vector.path(secret).asText();
			this.body = this.vector.path(body).asText();
			this.signature = this.vector.path(signature).asText();
		}

		HookRequest request(String sent, String given) {
			Map<String, String> headers = new HashMap<>();
			headers.put(this.spec.header().toLowerCase(java.util.Locale.ROOT), given);
			if (this.spec.time() != null) {
				headers.put(this.spec.time().toLowerCase(java.util.Locale.ROOT),
						this.vector.path("timestamp").asText());
			}
			return Vectors.signed(headers, sent);
		}

	}

	@ParameterizedTest
	@EnumSource
	void takesWhatThePlatformSigned(Platform platform) {
		Hook hook = Vectors.hook(platform.spec, Map.of("hookSecret", "an-old-one " + platform.secret));

		Opened opened = this.hmac.open(hook, platform.request(platform.body, platform.signature));

		assertThat(opened.event()).isPresent();
		assertThat(opened.answer()).isEqualTo(new Opened.Answer("{}", true));
	}

	@ParameterizedTest
	@EnumSource
	void takesASecretWithBlanksAroundIt(Platform platform) {
		Hook hook = Vectors.hook(platform.spec, Map.of("hookSecret", " " + platform.secret + "\n"));

		Opened opened = this.hmac.open(hook, platform.request(platform.body, platform.signature));

		assertThat(opened.event()).isPresent();
	}

	@ParameterizedTest
	@EnumSource
	void refusesAnotherBodySignatureOrSecret(Platform platform) {
		Hook hook = Vectors.hook(platform.spec, Map.of("hookSecret", platform.secret));
		Hook other = Vectors.hook(platform.spec, Map.of("hookSecret", platform.secret + "x"));

		refused(hook, platform.request(platform.body + " ", platform.signature));
		refused(hook, platform.request(platform.body, platform.signature.substring(1)));
		refused(hook, platform.request(platform.body, ""));
		refused(other, platform.request(platform.body, platform.signature));
	}

	@ParameterizedTest
	@EnumSource(names = { "HUBSPOT", "TWENTY" })
	void refusesWhatIsTooOld(Platform platform) {
		Hook hook = Vectors.hook(platform.spec, Map.of("hookSecret", platform.secret));
		HookRequest request = platform.request(platform.body, platform.signature);

		assertThatExceptionOfType(RefusedEventException.class)
			.isThrownBy(() -> new HmacHeaderRecipe(Vectors.LATER).open(hook, request));
	}

	@Test
	void takesAStandardWebhookUnderEitherOfTwoSecrets() {
		String body = "{\"type\": \"order.paid\", \"data\": {\"key\": \"订单 1\"}}";
		Hook hook = Vectors.hook(Vectors.spec("standard-webhooks"), Map.of("hookSecret",
				"old " + "whsec_" + Base64.getEncoder().encodeToString("new".getBytes(StandardCharsets.UTF_8))));

		for (String secret : List.of("old", "new")) {
			Opened opened = this.standard.open(hook, standard(secret, "msg_1", "1795324073", body));
			assertThat(opened.id()).contains("msg_1");
			assertThat(opened.event().orElseThrow().at("/data/key").asText()).isEqualTo("订单 1");
		}
	}

	@Test
	void takesAStandardWebhookUnderASecretWithBlanksAroundIt() {
		Hook hook = Vectors.hook(Vectors.spec("standard-webhooks"), Map.of("hookSecret", " old\n"));
		this.standard.check(hook);

		Opened opened = this.standard.open(hook, standard("old", "msg_1", "1795324073", "{}"));

		assertThat(opened.id()).contains("msg_1");
	}

	@Test
	void refusesAStandardWebhookThatIsNotAsSignedOrTooOld() {
		Hook hook = Vectors.hook(Vectors.spec("standard-webhooks"), Map.of("hookSecret", "old"));
		HookRequest right = standard("old", "msg_1", "1795324073", "{}");
		Map<String, String> headers = new HashMap<>(right.headers());
		headers.put("webhook-id", "msg_2");

		assertThatExceptionOfType(RefusedEventException.class)
			.isThrownBy(() -> this.standard.open(hook, Vectors.signed(headers, "{}")));
		assertThatExceptionOfType(RefusedEventException.class)
			.isThrownBy(() -> new StandardWebhooksRecipe(Vectors.LATER).open(hook, right));
		assertThatExceptionOfType(RefusedEventException.class)
			.isThrownBy(() -> this.standard.open(hook, standard("other", "msg_1", "1795324073", "{}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "an-old-one-0123456789", "the-new-one-0123456789" })
	void takesATokenThatIsEitherOfTwoSecrets(String token) {
		Hook hook = Vectors.hook(TOKEN, Map.of("hookSecret", " an-old-one-0123456789 the-new-one-0123456789"));

		Opened opened = this.token.open(hook,
				Vectors.signed(Map.of("authorization", "Bearer " + token), "{\"id\": \"流程 1\"}"));

		assertThat(opened.event().orElseThrow().at("/id").asText()).isEqualTo("流程 1");
		assertThat(opened.answer()).isEqualTo(new Opened.Answer("{}", true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer the-one-012345678", "Bearer the-one-01234567890", "the-one-0123456789",
			"bearer the-one-0123456789", "Bearer ", "" })
	void refusesAnotherToken(String header) {
		Hook hook = Vectors.hook(TOKEN, Map.of("hookSecret", " the-one-0123456789"));

		assertThatExceptionOfType(RefusedEventException.class)
			.isThrownBy(() -> this.token.open(hook, Vectors.signed(Map.of("authorization", header), "{}")));
		assertThatExceptionOfType(RefusedEventException.class)
			.isThrownBy(() -> this.token.open(hook, Vectors.signed(Map.of(), "{}")));
	}

	@Test
	void takesNoTokenThatCouldBeGuessed() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.token.check(Vectors.hook(TOKEN, Map.of("hookSecret", "the-one-0123456789 short"))));

		this.token.check(Vectors.hook(TOKEN, Map.of("hookSecret", "the-one-0123456789")));
	}

	static HookRequest standard(String secret, String id, String timestamp, String body) {
		return Vectors.signed(headers(secret, id, timestamp, body), body);
	}

	static Map<String, String> headers(String secret, String id, String timestamp, String body) {
		byte[] signed = "%s.%s.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
		return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature",
				"v1,AAAA v1," + Base64.getEncoder()
					.encodeToString(
							Signatures.hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8), List.of(signed))));
	}

	private void refused(Hook hook, HookRequest request) {
		assertThatExceptionOfType(RefusedEventException.class).isThrownBy(() -> this.hmac.open(hook, request));
	}

}
