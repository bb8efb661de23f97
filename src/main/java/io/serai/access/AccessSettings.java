package io.serai.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code serai.access.*}.
 *
 * @param secretKey 32 bytes in Base64 that encrypt the signing secrets; if empty, the key
 * is kept in {@code secretKeyFile}. Every node of one installation needs the same
 * @param secretKeyFile where the key is kept, readable by its owner only; made at first
 * start
 * @param administratorPassword password of the user {@code admin} at first start; if
 * empty, a random one is printed
 * @param clientCache how long an API client is remembered before the database is asked
 * again: as long may a disabled one still come in through another node
 * @param bootstrapClient an API client that exists from the start; null if none
 */
@Validated
@ConfigurationProperties("serai.access")
public record AccessSettings(@DefaultValue("") String secretKey, @NotNull Path secretKeyFile,
		@DefaultValue("") String administratorPassword, @DefaultValue("5s") Duration clientCache,
		@Valid @Nullable BootstrapClient bootstrapClient) {

	@Override
	public String toString() {
		return "AccessSettings[secrets not shown]";
	}

	/**
	 * An API client that exists from the start. Nothing is made if the key is empty.
	 *
	 * @param name its name
	 * @param key its key, at least 24 characters, from the environment
	 * @param source the system as which it writes
	 * @param kinds wire names of what it may write
	 * @param perSecond requests a second that it may send
	 */
	public record BootstrapClient(@Pattern(regexp = ApiClients.NAME) @DefaultValue("bootstrap") String name,
			@DefaultValue("") @Pattern(regexp = "|.{24,200}",
					message = "must have 24 to 200 characters; make one with: openssl rand -hex 32") String key,
			@Pattern(regexp = ApiClients.NAME) @DefaultValue("shop") String source,
			@NotEmpty @Size(max = 20) @DefaultValue( {
					"order", "stock", "customer", "shipment", "refund" }) Set<String> kinds,
			@Min(1) @DefaultValue("10000") int perSecond){

		@Override
		public String toString() {
			return "BootstrapClient[name=%s, source=%s]".formatted(this.name, this.source);
		}

	}

}
