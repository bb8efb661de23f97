package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Cipher;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.system.Hook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * WeChat shop, WeCom, DingTalk and Feishu: what they encrypt is read, what is wrong with
 * it is refused, whatever it is.
 */
class EncryptedRecipesTests {

	private static final byte[] KEY = Base64.getDecoder()
		.decode(Vectors.of("wechat_encrypted_push").path("encodingAESKey").asText() + "=");

	private final WechatRecipe wechat = new WechatRecipe(Vectors.THEN);

	private final DingtalkRecipe dingtalk = new DingtalkRecipe(Vectors.THEN);

	private final FeishuRecipe feishu = new FeishuRecipe(Vectors.THEN);

	@Test
	void answersTheAddressCheckOfTheShopPlainly() {
		JsonNode vector = Vectors.of("wechat_url_verify");
		Map<String, String> query = Map.of("signature", vector.path("signature").asText(), "timestamp",
				vector.path("timestamp").asText(), "nonce", vector.path("nonce").asText(), "echostr", "hello-张三");
		TimeWindow then = new TimeWindow(
				Clock.fixed(java.time.Instant.ofEpochSecond(vector.path("timestamp").asLong()), ZoneOffset.UTC));

		Opened opened = new WechatRecipe(then).open(hook("wechat-aes", "AAAAA", "wx0123456789abcdef"), check(query));

		assertThat(opened.answer()).isEqualTo(new Opened.Answer("hello-张三", false));
		assertThat(opened.event()).isEmpty();
	}

	@Test
	void answersTheAddressCheckOfWecomDecrypted() {
		String encrypted = AesText.of(aesKey(), "ww0123456789abcdef")
			.encrypt("1616140317555161061".getBytes(StandardCharsets.UTF_8), KEY);
		Map<String, String> query = query(encrypted);
		query.put("echostr", encrypted);

		Opened opened = this.wechat.open(hook("wechat-aes", "hubtoken2026", "ww0123456789abcdef"), check(query));

		assertThat(opened.answer().text()).isEqualTo("1616140317555161061");
	}

	@Test
	void readsAnEventOfTheShop() {
		JsonNode vector = Vectors.of("wechat_encrypted_push");
		assertThat(query(vector.path("Encrypt").asText()).get("msg_signature"))
			.isEqualTo(vector.path("msg_signature").asText());

		Opened opened = this.wechat.open(shop(), json(vector.path("Encrypt").asText()));

		assertThat(opened.event()).contains(CanonicalJson.readTree(bytes(vector.path("plaintext").asText())));
		assertThat(opened.answer()).isEqualTo(new Opened.Answer("success", false));
		assertThat(AesText.of(aesKey(), "wx0123456789abcdef")
			.encrypt(bytes(vector.path("plaintext").asText()), bytes(vector.path("random16").asText())))
			.isEqualTo(vector.path("Encrypt").asText());
	}

	@Test
	void readsAnEventOfWecomInXml() {
		JsonNode vector = Vectors.of("wecom_callback");
		String encrypted = vector.path("Encrypt").asText();
		assertThat(query(encrypted).get("msg_signature")).isEqualTo(vector.path("msg_signature").asText());
		HookRequest request = Vectors.post(query(encrypted),
				"<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
					.formatted(encrypted));

		JsonNode event = this.wechat.open(hook("wechat-aes", "hubtoken2026", "ww0123456789abcdef"), request)
			.event()
			.orElseThrow();

		assertThat(event.at("/ApprovalInfo/SpNoStr").asText()).isEqualTo("202611220001");
		assertThat(event.at("/ApprovalInfo/SpName").asText()).isEqualTo("退款审批");
		assertThat(AesText.of(aesKey(), "ww0123456789abcdef")
			.encrypt(bytes(vector.path("plaintext").asText()), bytes(vector.path("random16").asText())))
			.isEqualTo(encrypted);
	}

	@Test
	void readsAnEventOfDingtalkAndAnswersEncrypted() {
		Opened opened = this.dingtalk.open(dingtalkHook("hubtoken2026", "dingHubAppKey0001"), ding());

		assertThat(opened.event().orElseThrow().path("processInstanceId").asText())
			.isEqualTo("ad253df6-e175-42da-0001");
		JsonNode answer = CanonicalJson.readTree(bytes(opened.answer().text()));
		assertThat(AesText.of(aesKey(), "dingHubAppKey0001").decrypt(answer.path("encrypt").asText()))
			.isEqualTo(bytes("success"));
		assertThat(answer.path("msg_signature").asText()).isEqualTo(Signatures.ofSorted("hubtoken2026",
				answer.path("timeStamp").asText(), answer.path("nonce").asText(), answer.path("encrypt").asText()));
	}

	@Test
	void answersDingtalkAsItsVectorSays() {
		JsonNode vector = Vectors.of("dingtalk_callback_reply");

		Opened.Answer answer = DingtalkRecipe.success(AesText.of(aesKey(), "dingHubAppKey0001"), "hubtoken2026",
				bytes("abcdefghijklmnop"), "1795324074000", "hubNonce2");

		JsonNode json = CanonicalJson.readTree(bytes(answer.text()));
		assertThat(json.path("encrypt")).isEqualTo(vector.path("encrypt"));
		assertThat(json.path("msg_signature")).isEqualTo(vector.path("msg_signature"));
	}

	@Test
	void answersTheAddressCheckOfDingtalkAndTellsNobody() {
		String encrypted = AesText.of(aesKey(), "dingHubAppKey0001")
			.encrypt(bytes("{\"EventType\": \"check_url\"}"), KEY);

		Opened opened = this.dingtalk.open(hook("dingtalk-aes", "hubtoken2026", "dingHubAppKey0001"),
				Vectors.post(query(encrypted), "{\"encrypt\": \"%s\"}".formatted(encrypted)));

		assertThat(opened.event()).isEmpty();
		assertThat(opened.answer().json()).isTrue();
	}

	@Test
	void readsAnEventOfFeishu() {
		JsonNode vector = Vectors.of("feishu_event");

		Opened opened = this.feishu.open(larkHook(), lark(vector.path("raw_body").asText(), true));

		assertThat(opened.event()).contains(CanonicalJson.readTree(bytes(vector.path("plaintext").asText())));
		assertThat(opened.id()).contains("hub-evt-0001");
		assertThat(FeishuRecipe.decrypt("test key", Vectors.of("feishu_decrypt_published").path("encrypt").asText()))
			.isEqualTo(bytes("hello world"));
	}

	@Test
	void answersTheChallengeOfFeishuOnlyWithItsToken() {
		String right = "{\"type\":\"url_verification\",\"challenge\":\"c-1\",\"token\":\"hubVerificationToken\"}";

		Opened opened = this.feishu.open(larkHook(), lark(encryptedForLark(right), false));

		assertThat(opened.answer()).isEqualTo(new Opened.Answer("{\"challenge\":\"c-1\"}", true));
		refused(() -> this.feishu.open(larkHook(), lark(encryptedForLark(right.replace("hubV", "hubW")), false)));
	}

	@Test
	void takesNoEventOfFeishuWithoutSignature() {
		refused(() -> this.feishu.open(larkHook(), lark(Vectors.of("feishu_event").path("raw_body").asText(), false)));
	}

	@Test
	void refusesWhatIsTooOldOrFromTheFuture() {
		HookRequest event = json(Vectors.of("wechat_encrypted_push").path("Encrypt").asText());
		HookRequest lark = lark(Vectors.of("feishu_event").path("raw_body").asText(), true);

		refused(() -> new WechatRecipe(Vectors.LATER).open(shop(), event));
		refused(() -> new WechatRecipe(Vectors.EARLIER).open(shop(), event));
		refused(() -> new FeishuRecipe(Vectors.LATER).open(larkHook(), lark));
		refused(() -> new DingtalkRecipe(Vectors.LATER).open(dingtalkHook("hubtoken2026", "dingHubAppKey0001"),
				ding()));
		refused(() -> new DingtalkRecipe(Vectors.EARLIER).open(dingtalkHook("hubtoken2026", "dingHubAppKey0001"),
				ding()));
	}

	@Test
	void refusesAnotherTokenOrAppOfDingtalk() {
		refused(() -> this.dingtalk.open(dingtalkHook("another", "dingHubAppKey0001"), ding()));
		refused(() -> this.dingtalk.open(dingtalkHook("hubtoken2026", "dingAnotherApp"), ding()));
	}

	@Test
	void refusesAnotherTokenKeyOrReceiver() {
		HookRequest event = json(Vectors.of("wechat_encrypted_push").path("Encrypt").asText());

		refused(() -> this.wechat.open(hook("wechat-aes", "another", "wx0123456789abcdef"), event));
		refused(() -> this.wechat.open(hook("wechat-aes", "hubtoken2026", "wx0123456789abcdee"), event));
		refused(() -> this.wechat.open(hook("wechat-aes", "hubtoken2026", ""), event));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 16, 31, 32, 33, 255 })
	void refusesATruncatedTextThoughItIsSigned(int bytes) {
		byte[] whole = Base64.getDecoder().decode(Vectors.of("wechat_encrypted_push").path("Encrypt").asText());
		String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, whole.length - bytes));

		refused(() -> this.wechat.open(shop(), json(cut)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "=", "not base64!", "AAAA" })
	void refusesWhatIsNoCipherTextThoughItIsSigned(String encrypted) {
		refused(() -> this.wechat.open(shop(), json(encrypted)));
	}

	/** Every filling but the right one, and a length that lies. */
	@Test
	void refusesAFillingOrALengthThatIsNotExact() {
		byte[] plain = AesText.cbc(Cipher.DECRYPT_MODE, KEY, Arrays.copyOf(KEY, 16),
				Base64.getDecoder().decode(Vectors.of("wechat_encrypted_push").path("Encrypt").asText()));
		for (int value = 0; value < 256; value++) {
			byte[] wrong = plain.clone();
			if (wrong[wrong.length - 1] != (byte) value) {
				wrong[wrong.length - 1] = (byte) value;
				refused(() -> this.wechat.open(shop(), json(encrypted(wrong))));
			}
		}
		for (int at : new int[] { 16, 17, 18, 19, plain.length - 2 }) {
			byte[] wrong = plain.clone();
			wrong[at] ^= (byte) 0x81;
			refused(() -> this.wechat.open(shop(), json(encrypted(wrong))));
		}
	}

	private static String encrypted(byte[] plain) {
		return Base64.getEncoder().encodeToString(AesText.cbc(Cipher.ENCRYPT_MODE, KEY, Arrays.copyOf(KEY, 16), plain));
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable open) {
		assertThatExceptionOfType(RefusedEventException.class).isThrownBy(open);
	}

	private static Hook shop() {
		return hook("wechat-aes", "hubtoken2026", "wx0123456789abcdef");
	}

	private static Hook hook(String recipe, String token, String id) {
		return Vectors.hook(Vectors.spec(recipe),
				Map.of("hookToken", token, "hookKey", aesKey(), "hookId", id.isEmpty() ? "x" : id));
	}

	private static Hook dingtalkHook(String token, String id) {
		return hook("dingtalk-aes", token, id);
	}

	private static HookRequest ding() {
		JsonNode vector = Vectors.of("dingtalk_callback");
		return Vectors.post(Map.of("msg_signature", vector.path("msg_signature").asText(), "timestamp", "1795324073000",
				"nonce", "hubNonce"), "{\"encrypt\": \"%s\"}".formatted(vector.path("encrypt").asText()));
	}

	private static Hook larkHook() {
		return Vectors.hook(Vectors.spec("feishu"),
				Map.of("hookToken", "hubVerificationToken", "hookKey", "hubEncryptKey2026"));
	}

	private static HookRequest lark(String body, boolean signed) {
		String signature = HexFormat.of()
			.formatHex(Signatures.digest("SHA-256", bytes("1795324073hubNoncehubEncryptKey2026"), bytes(body)));
		Map<String, String> headers = Map.of("x-lark-request-timestamp", "1795324073", "x-lark-request-nonce",
				"hubNonce", "x-lark-signature", signature);
		return Vectors.signed(signed ? headers : Map.of(), body);
	}

	private static String encryptedForLark(String text) {
		byte[] plain = bytes(text);
		int padding = 16 - plain.length % 16;
		byte[] padded = Arrays.copyOf(plain, plain.length + padding);
		Arrays.fill(padded, plain.length, padded.length, (byte) padding);
		byte[] key = Signatures.digest("SHA-256", bytes("hubEncryptKey2026"));
		byte[] cipher = AesText.cbc(Cipher.ENCRYPT_MODE, key, new byte[16], padded);
		byte[] all = new byte[16 + cipher.length];
		System.arraycopy(cipher, 0, all, 16, cipher.length);
		return "{\"encrypt\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(all));
	}

	private static HookRequest check(Map<String, String> query) {
		return new HookRequest("GET", "https://hub.example.com/hooks/shop", Map.of(), query, new byte[0]);
	}

	private static HookRequest json(String encrypted) {
		return Vectors.post(query(encrypted), "{\"ToUserName\": \"gh\", \"Encrypt\": \"%s\"}".formatted(encrypted));
	}

	private static Map<String, String> query(String encrypted) {
		return new HashMap<>(Map.of("timestamp", "1795324073", "nonce", "912345678", "msg_signature",
				Signatures.ofSorted("hubtoken2026", "1795324073", "912345678", encrypted)));
	}

	private static String aesKey() {
		return Vectors.of("wechat_encrypted_push").path("encodingAESKey").asText();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
