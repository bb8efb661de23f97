package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.system.Hook;
import io.serai.system.TestHooks;
import io.serai.system.connector.HookEvent;
import io.serai.system.connector.HookSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the connectors of the product make of the events of their platforms.
 */
class PlatformEventsTests {

	private static final String KEY = Vectors.of("wechat_encrypted_push").path("encodingAESKey").asText();

	@Test
	void readsAnOrderOfTheWechatShop() {
		JsonNode vector = Vectors.of("wechat_encrypted_push");
		Hook hook = hook("wechat-shop", Map.of(), "appId", "wx0123456789abcdef");
		HookRequest request = Vectors.post(query(vector, "912345678"),
				"{\"ToUserName\": \"gh\", \"Encrypt\": \"%s\"}".formatted(vector.path("Encrypt").asText()));

		assertThat(changes(hook, new WechatRecipe(Vectors.THEN), request)).singleElement().satisfies((change) -> {
			assertThat(change.reads()).isEqualTo("changed-orders");
			assertThat(change.object()).isEqualTo("3705115058471208928");
			assertThat(change.id()).contains("channels_ec_order_pay\n3705115058471208928\n1795324072");
		});
	}

	@Test
	void readsAnAfterSaleOfTheWechatShopAndNothingOfOtherEvents() {
		Hook hook = hook("wechat-shop", Map.of(), "appId", "wx0123456789abcdef");

		assertThat(hook.changes(
				event("""
						{"CreateTime": 1662480000, "Event": "channels_ec_aftersale_update", "finder_shop_aftersale_status_update":
						 {"status": "USER_WAIT_RETURN", "after_sale_order_id": "1234567", "order_id": "12345"}}""")))
			.singleElement()
			.satisfies((change) -> {
				assertThat(change.reads()).isEqualTo("changed-refunds");
				assertThat(change.object()).isEqualTo("1234567");
			});
		assertThat(hook.changes(event("{\"CreateTime\": 1, \"Event\": \"channels_ec_stock_no_enough\"}"))).isEmpty();
	}

	@Test
	void readsAnApprovalOfWecomOfOurTemplateOnly() {
		JsonNode vector = Vectors.of("wecom_callback");
		HookRequest request = Vectors.post(query(vector, "912345678"),
				"<xml><Encrypt><![CDATA[%s]]></Encrypt></xml>".formatted(vector.path("Encrypt").asText()));
		WechatRecipe recipe = new WechatRecipe(Vectors.THEN);

		Hook ours = hook("wecom", Map.of("template", "3TkaHubTemplate"), "corpId", "ww0123456789abcdef");
		assertThat(changes(ours, recipe, request)).singleElement().satisfies((change) -> {
			assertThat(change.reads()).isEqualTo("changed-approvals");
			assertThat(change.object()).isEqualTo("202611220001");
			assertThat(change.id()).contains("202611220001\n2\n2\n1795324072");
		});
		Hook others = hook("wecom", Map.of("template", "another"), "corpId", "ww0123456789abcdef");
		assertThat(changes(others, recipe, request)).isEmpty();
	}

	/** Older events have no SpNoStr. */
	@Test
	void readsAnApprovalOfWecomByItsNumberIfItHasNoOther() {
		Hook hook = hook("wecom", Map.of("template", "T"), "corpId", "ww0123456789abcdef");

		assertThat(hook.changes(event("""
				{"Event": "sys_approval_change", "CreateTime": "1667046500",
				 "ApprovalInfo": {"SpNo": "202210290046", "SpStatus": "2", "TemplateId": "T"}}""")))
			.extracting(Hook.Change::object)
			.containsExactly("202210290046");
	}

	@Test
	void readsAnApprovalOfDingtalkOfOurFormOnly() {
		JsonNode vector = Vectors.of("dingtalk_callback");
		Map<String, String> query = Map.of("msg_signature", vector.path("msg_signature").asText(), "timestamp",
				"1795324073000", "nonce", "hubNonce");
		HookRequest request = Vectors.post(query, "{\"encrypt\": \"%s\"}".formatted(vector.path("encrypt").asText()));
		DingtalkRecipe recipe = new DingtalkRecipe(Vectors.THEN);

		Hook ours = hook("dingtalk", Map.of("template", "PROC-HUB-REFUND"), "appKey", "dingHubAppKey0001");
		assertThat(changes(ours, recipe, request)).singleElement().satisfies((change) -> {
			assertThat(change.object()).isEqualTo("ad253df6-e175-42da-0001");
			assertThat(change.id()).contains("ad253df6-e175-42da-0001\nfinish\n1795324072000");
		});
		assertThat(changes(hook("dingtalk", Map.of("template", "PROC-HUB-.*"), "appKey", "dingHubAppKey0001"), recipe,
				request))
			.as("an option is no pattern")
			.isEmpty();
	}

	@Test
	void readsAnApprovalOfFeishuOfOurDefinitionOnly() {
		JsonNode vector = Vectors.of("feishu_event");
		Map<String, String> headers = Map.of("x-lark-request-timestamp", "1795324073", "x-lark-request-nonce",
				"hubNonce", "x-lark-signature", vector.path("X-Lark-Signature").asText());
		HookRequest request = Vectors.signed(headers, vector.path("raw_body").asText());
		FeishuRecipe recipe = new FeishuRecipe(Vectors.THEN);

		Map<String, String> options = Map.of("template", "7C468A54-8745-2245-9675-08B7C63E7A85");
		assertThat(changes(lark(options), recipe, request)).singleElement().satisfies((change) -> {
			assertThat(change.reads()).isEqualTo("changed-approvals");
			assertThat(change.object()).isEqualTo("81D31358-93AF-92D6-7425-01A5D67C4E71");
		});
		assertThat(changes(lark(Map.of("template", "another")), recipe, request)).isEmpty();
	}

	private static List<Hook.Change> changes(Hook hook, HookRecipe recipe, HookRequest request) {
		JsonNode event = recipe.open(hook, request).event().orElseThrow();
		return hook.changes(new HookEvent(event, request.headers(), request.query()));
	}

	private static HookEvent event(String json) {
		return new HookEvent(CanonicalJson.readTree(json.getBytes(StandardCharsets.UTF_8)), Map.of(), Map.of());
	}

	private static Map<String, String> query(JsonNode vector, String nonce) {
		return new HashMap<>(Map.of("timestamp", "1795324073", "nonce", nonce, "msg_signature",
				vector.path("msg_signature").asText()));
	}

	private static Hook lark(Map<String, String> options) {
		return Vectors.hook(TestHooks.spec("feishu", options),
				Map.of("hookToken", "hubVerificationToken", "hookKey", "hubEncryptKey2026"));
	}

	private static Hook hook(String connector, Map<String, String> options, String idName, String id) {
		HookSpec spec = TestHooks.spec(connector, options);
		return Vectors.hook(spec, Map.of("hookToken", "hubtoken2026", "hookKey", KEY, idName, id));
	}

}
