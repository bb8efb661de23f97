package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.system.Hook;
import io.serai.system.connector.HookSpec;

import org.springframework.stereotype.Component;

/**
 * Recipe {@code hmac-header}: an HMAC in a header, over whatever the connector says.
 * Several secrets, separated by blanks, count side by side: while one is exchanged, or
 * because the platform has one for each subscription.
 */
@Component
final class HmacHeaderRecipe implements HookRecipe {

	private static final Pattern PLACE = Pattern.compile("\\{(method|uri|body|header:([A-Za-z0-9-]+))}");

	private final TimeWindow window;

	HmacHeaderRecipe(TimeWindow window) {
		this.window = window;
	}

	@Override
	public String recipe() {
		return "hmac-header";
	}

	@Override
	public Set<String> needs(HookSpec spec) {
		return Set.of("hookSecret");
	}

	@Override
	public Opened open(Hook hook, HookRequest request) {
		HookSpec spec = hook.spec();
		List<byte[]> signed = signed(Objects.requireNonNull(spec.signed()), request);
		List<String> given = List.of(given(spec, request.header(Objects.requireNonNull(spec.header()))));
		String digest = "Hmac" + Objects.requireNonNullElse(spec.digest(), "sha256").toUpperCase(Locale.ROOT);
		boolean right = false;
		for (String secret : Signatures.secrets(hook)) {
			byte[] hmac = Signatures.hmac(digest, secret.getBytes(StandardCharsets.UTF_8), signed);
			right |= isAmong(encoded(spec, hmac), given);
		}
		if (!right) {
			throw new RefusedEventException();
		}
		if (spec.time() != null) {
			this.window.check(request.header(spec.time()));
		}
		return Opened.event(request.tree(), Opened.Answer.EMPTY_JSON);
	}

	/** Looks at every one, so that the time taken does not tell which fits. */
	static boolean isAmong(String expected, List<String> given) {
		boolean found = false;
		for (String one : given) {
			found |= MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
					one.getBytes(StandardCharsets.UTF_8));
		}
		return found;
	}

	private static String given(HookSpec spec, String header) {
		if (Boolean.TRUE.equals(spec.named())) {
			String text = new String(AesText.decoded(header), StandardCharsets.UTF_8);
			return text.substring(text.indexOf(':') + 1);
		}
		String prefix = Objects.requireNonNullElse(spec.prefix(), "");
		return header.startsWith(prefix) ? header.substring(prefix.length()) : "";
	}

	private static String encoded(HookSpec spec, byte[] hmac) {
		return "hex".equals(spec.encoding()) ? HexFormat.of().formatHex(hmac)
				: Base64.getEncoder().encodeToString(hmac);
	}

	private static List<byte[]> signed(String template, HookRequest request) {
		List<byte[]> parts = new ArrayList<>();
		Matcher places = PLACE.matcher(template);
		int end = 0;
		while (places.find()) {
			parts.add(template.substring(end, places.start()).getBytes(StandardCharsets.UTF_8));
			parts.add(switch (places.group(1)) {
				case "method" -> request.method().getBytes(StandardCharsets.UTF_8);
				case "uri" -> request.uri().getBytes(StandardCharsets.UTF_8);
				case "body" -> request.body();
				default -> request.header(places.group(2)).getBytes(StandardCharsets.UTF_8);
			});
			end = places.end();
		}
		parts.add(template.substring(end).getBytes(StandardCharsets.UTF_8));
		return parts;
	}

}
