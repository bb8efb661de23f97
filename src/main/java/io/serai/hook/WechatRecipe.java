package io.serai.hook;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.system.Hook;

import org.springframework.stereotype.Component;

/**
 * Recipe {@code wechat-aes}: WeChat shop (JSON) and WeCom (XML). What is signed and
 * encrypted is the same; only the check of the address differs, and WeCom's is the one
 * that has a {@code msg_signature}.
 */
@Component
final class WechatRecipe implements AesRecipe {

	private static final int LONGEST_ECHO = 512;

	private final TimeWindow window;

	WechatRecipe(TimeWindow window) {
		this.window = window;
	}

	@Override
	public String recipe() {
		return "wechat-aes";
	}

	@Override
	public Opened open(Hook hook, HookRequest request) {
		String token = hook.credential("hookToken").orElseThrow();
		String timestamp = request.parameter("timestamp");
		String nonce = request.parameter("nonce");
		if (request.isCheck() && !request.query().containsKey("msg_signature")) {
			Signatures.check(Signatures.ofSorted(token, timestamp, nonce), request.parameter("signature"));
			this.window.check(timestamp);
			return Opened.check(echo(request.parameter("echostr")));
		}
		JsonNode body = request.isCheck() ? null : request.tree();
		String encrypted = (body != null) ? EventText.field(body, "Encrypt") : request.parameter("echostr");
		Signatures.check(Signatures.ofSorted(token, timestamp, nonce, encrypted), request.parameter("msg_signature"));
		this.window.check(timestamp);
		byte[] text = aes(hook).decrypt(encrypted);
		return (body != null) ? Opened.event(EventText.tree(text), Opened.Answer.SUCCESS)
				: Opened.check(echo(new String(text, StandardCharsets.UTF_8)));
	}

	private static Opened.Answer echo(String text) {
		if (text.length() > LONGEST_ECHO) {
			throw new RefusedEventException();
		}
		return new Opened.Answer(text, false);
	}

}
