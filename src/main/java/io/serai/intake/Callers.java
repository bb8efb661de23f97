package io.serai.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serai.access.ApiClient;
import io.serai.access.ApiClients;
import io.serai.access.BodyRoom;
import io.serai.access.SignedRequest;
import io.serai.access.SignedRequests;
import io.serai.store.StoreSettings;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Tells who calls: by API key ({@code X-Api-Key} or {@code Authorization: Bearer}) or by
 * signature ({@code X-Client} with the headers of Standard Webhooks).
 */
@Component
class Callers {

	private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

	private final ApiClients clients;

	private final SignedRequests signed;

	private final IntakeSettings settings;

	private final StoreSettings files;

	private final RateLimits limits;

	Callers(ApiClients clients, SignedRequests signed, IntakeSettings settings, StoreSettings files,
			RateLimits limits) {
		this.limits = limits;
		this.files = files;
		this.clients = clients;
		this.signed = signed;
		this.settings = settings;
	}

	/** Who calls, and with what body. */
	record Admission(ApiClient client, Body body) {
	}

	/**
	 * Returns the caller. The body is read only for a caller who has a key and has not
	 * used up its rate, or who has at least the name of a client and the time of day.
	 * @param place where the body is held
	 * @throws ProblemException if the caller is unknown, or the body cannot be taken
	 */
	Admission admit(HttpServletRequest request, BodyRoom.Place place) throws IOException {
		Optional<String> key = key(request);
		if (key.isPresent()) {
			ApiClient client = this.clients.byKey(key.get())
				.orElseThrow(() -> new ProblemException(ProblemKind.UNKNOWN_CALLER));
			this.limits.count(client);
			place.proved();
			return new Admission(client, Body.read(request, limit(request), place));
		}
		String client = request.getHeader("X-Client");
		if (client == null) {
			throw new ProblemException(ProblemKind.UNKNOWN_CALLER);
		}
		if (!this.signed.isInTime(header(request, "webhook-timestamp"))) {
			throw new ProblemException(ProblemKind.WRONG_TIME);
		}
		// Not unknown-caller: whose name is known is nobody's business.
		if (!this.signed.knows(client)) {
			throw new ProblemException(ProblemKind.WRONG_SIGNATURE);
		}
		Body body = Body.read(request, limit(request), place);
		ApiClient signer = bySignature(client, request, body);
		place.proved();
		this.limits.count(signer);
		return new Admission(signer, body);
	}

	private DataSize limit(HttpServletRequest request) {
		return FileSteps.isFile(request) ? this.files.maxFile() : this.settings.maxBody();
	}

	private ApiClient bySignature(String client, HttpServletRequest request, Body body) {
		SignedRequest claim = new SignedRequest(client, header(request, "webhook-id"),
				header(request, "webhook-timestamp"), header(request, "webhook-signature"), body.bytes());
		SignedRequests.Verdict verdict = this.signed.check(claim);
		verdict.fault().ifPresent((fault) -> {
			throw new ProblemException(switch (fault) {
				case WRONG_SIGNATURE -> ProblemKind.WRONG_SIGNATURE;
				case WRONG_TIME -> ProblemKind.WRONG_TIME;
				case REPLAYED -> ProblemKind.REPLAYED;
			});
		});
		return verdict.client().orElseThrow();
	}

	private static Optional<String> key(HttpServletRequest request) {
		String key = request.getHeader("X-Api-Key");
		if (key != null) {
			return Optional.of(key.strip());
		}
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		Matcher bearer = BEARER.matcher((authorization != null) ? authorization.strip() : "");
		return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
	}

	private static String header(HttpServletRequest request, String name) {
		String value = request.getHeader(name);
		return (value != null) ? value.strip() : "";
	}

}
