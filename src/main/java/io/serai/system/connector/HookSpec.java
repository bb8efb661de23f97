package io.serai.system.connector;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * What {@code connector.yaml} says about the events that a platform sends; the fields are
 * explained in {@code schema/connector.schema.json}.
 *
 * @param recipe how they are signed and encrypted
 * @param id credential that is the trailing id of an encrypted text; null means hookId
 * @param signed what is signed, with placeholders; null unless recipe hmac-header
 * @param header where the signature or the secret is; null unless recipe hmac-header or
 * token-header
 * @param digest sha1, sha256 or sha512; null means sha256
 * @param encoding hex or base64; null means base64
 * @param prefix what stands before it, e.g. {@code sha256=}; null for nothing
 * @param named whether the header is the Base64 of a name, a colon and the signature;
 * null means not
 * @param time header with the moment of sending; null if none tells it
 * @param events what each event means; the first that fits decides
 */
@NamedInterface("connector")
public record HookSpec(String recipe, @Nullable String id, @Nullable String signed, @Nullable String header,
		@Nullable String digest, @Nullable String encoding, @Nullable String prefix, @Nullable Boolean named,
		@Nullable String time, List<HookRule> events) {

	public HookSpec {
		events = List.copyOf(events);
	}

	/** Returns this for an installation with these options. */
	public HookSpec filled(Map<String, String> options) {
		return new HookSpec(this.recipe, this.id, this.signed, this.header, this.digest, this.encoding, this.prefix,
				this.named, this.time, this.events.stream().map((rule) -> rule.filled(options)).toList());
	}

	/** Tells whether some of the events are about that poll's records. */
	public boolean tells(String poll) {
		return this.events.stream().anyMatch((rule) -> rule.reads().equals(poll));
	}

	/** Returns the credential that is the trailing id of an encrypted text. */
	public String idCredential() {
		return Objects.requireNonNullElse(this.id, "hookId");
	}

}
