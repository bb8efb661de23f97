package io.serai.mapping;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests and signatures for mappings that sign in or ask. Texts are taken as UTF-8; hex
 * is lower case. They depend on their arguments only: a moment comes as {@code $now}.
 */
final class SigningFunctions {

	private SigningFunctions() {
	}

	static List<Function> all() {
		return List.of(new ExactFunction("md5-hex", 1, 1, (a) -> hex(digest("MD5", a))),
				new ExactFunction("sha1-hex", 1, 1, (a) -> hex(digest("SHA-1", a))),
				new ExactFunction("sha256-hex", 1, 1, (a) -> hex(digest("SHA-256", a))),
				new ExactFunction("hmac-sha256-hex", 2, 2, (a) -> hex(hmac(a))),
				new ExactFunction("hmac-sha256-base64", 2, 2, (a) -> base64(hmac(a))),
				new ExactFunction("base64", 1, 1, (a) -> base64(bytes(a, 0))),
				new ExactFunction("rsa-base64", 2, 2, (a) -> base64(rsa(a))),
				new ExactFunction("url-encode", 1, 1, SigningFunctions::urlEncode),
				new ExactFunction("sort-texts", 1, 1, SigningFunctions::sorted));
	}

	private static byte[] digest(String algorithm, Arguments arguments) {
		try {
			return MessageDigest.getInstance(algorithm).digest(bytes(arguments, 0));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has " + algorithm, ex);
		}
	}

	/** Arguments: key, text. */
	private static byte[] hmac(Arguments arguments) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(bytes(arguments, 0), "HmacSHA256"));
			return mac.doFinal(bytes(arguments, 1));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has HmacSHA256", ex);
		}
	}

	/** Arguments: public key (X.509, Base64), text; padding as PKCS #1 version 1.5. */
	private static byte[] rsa(Arguments arguments) {
		try {
			byte[] key = Base64.getMimeDecoder().decode(arguments.text(0));
			Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
			cipher.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
			return cipher.doFinal(bytes(arguments, 1));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw arguments.wrong("a public RSA key (X.509, Base64) and a text that fits it");
		}
	}

	private static JsonNode urlEncode(Arguments arguments) {
		return TextNode.valueOf(URLEncoder.encode(arguments.text(0), StandardCharsets.UTF_8).replace("+", "%20"));
	}

	private static JsonNode sorted(Arguments arguments) {
		if (!arguments.node(0).isArray()) {
			throw arguments.wrong("an array of texts");
		}
		List<String> texts = new ArrayList<>();
		arguments.node(0).forEach((text) -> texts.add(text.asText()));
		ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
		texts.stream().sorted().forEach(sorted::add);
		return sorted;
	}

	private static byte[] bytes(Arguments arguments, int index) {
		return arguments.text(index).getBytes(StandardCharsets.UTF_8);
	}

	private static TextNode hex(byte[] bytes) {
		return TextNode.valueOf(HexFormat.of().formatHex(bytes));
	}

	private static TextNode base64(byte[] bytes) {
		return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
	}

}
