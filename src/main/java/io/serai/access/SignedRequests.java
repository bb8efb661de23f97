package io.serai.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Checks signed requests. A request counts for five minutes and once: whoever must send
 * it again signs it again with a new timestamp.
 */
@Service
public class SignedRequests {

	/** How far a request's timestamp may be from now, either way. */
	public static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final ApiClients clients;

	private final JdbcClient jdbc;

	private final Clock clock;

	SignedRequests(ApiClients clients, JdbcClient jdbc, Clock clock) {
		this.clients = clients;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What is wrong with a signed request. */
	public enum Fault {

		/** Unknown or disabled client, or a signature that does not fit. */
		WRONG_SIGNATURE,

		/** The timestamp is more than five minutes off, or is no number. */
		WRONG_TIME,

		/** This very request was taken before. */
		REPLAYED

	}

	/**
	 * The answer: exactly one of the two is there.
	 *
	 * @param client who signed; empty if there is a fault
	 * @param fault what is wrong; empty if nothing is
	 */
	public record Verdict(Optional<ApiClient> client, Optional<Fault> fault) {

		private static Verdict of(Fault fault) {
			return new Verdict(Optional.empty(), Optional.of(fault));
		}

	}

	/**
	 * Says whether a client of that name exists and may come in, without looking at the
	 * signature: a cheap check before a body is read.
	 */
	public boolean knows(String client) {
		return this.clients.byName(client).filter((known) -> known.client().enabled()).isPresent();
	}

	/**
	 * Checks the request and remembers it.
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public Verdict check(SignedRequest request) {
		Optional<KnownClient> known = this.clients.byName(request.client())
			.filter((client) -> client.client().enabled());
		if (known.isEmpty()) {
			return Verdict.of(Fault.WRONG_SIGNATURE);
		}
		if (!isInTime(request.timestamp())) {
			return Verdict.of(Fault.WRONG_TIME);
		}
		byte[] expected = signature(this.clients.signingSecret(known.get()), request);
		if (Arrays.stream(request.signatures().split(" ")).noneMatch((given) -> isEqual(expected, given))) {
			return Verdict.of(Fault.WRONG_SIGNATURE);
		}
		return isNew(request.client(), ApiKey.sha256(expected))
				? new Verdict(Optional.of(known.get().client()), Optional.empty()) : Verdict.of(Fault.REPLAYED);
	}

	/**
	 * Says whether a timestamp (seconds since 1970) is close enough to now: checked
	 * before anything else, so that it tells nothing of who is known.
	 */
	public boolean isInTime(String timestamp) {
		if (!timestamp.matches("\\d{1,12}")) {
			return false;
		}
		Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now(this.clock));
		return off.abs().compareTo(TOLERANCE) <= 0;
	}

	private boolean isNew(String client, String signature) {
		try {
			this.jdbc.sql("INSERT INTO seen_request (client, signature, seen_at) VALUES (:client, :signature, :at)")
				.param("client", client)
				.param("signature", signature)
				.param("at", OffsetDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private static boolean isEqual(byte[] expected, String given) {
		byte[] text = ("v1," + Base64.getEncoder().encodeToString(expected)).getBytes(StandardCharsets.US_ASCII);
		return MessageDigest.isEqual(text, given.getBytes(StandardCharsets.UTF_8));
	}

	static byte[] signature(String secret, SignedRequest request) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
			mac.update((request.id() + "." + request.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(request.body());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has HmacSHA256", ex);
		}
	}

}
