package io.serai.backfill;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serai.access.Audit;
import io.serai.canonical.Violation;
import io.serai.intake.ApiAnswer;
import io.serai.intake.ApiRequest;
import io.serai.intake.RefusedRequestException;
import io.serai.system.backfill.Backfill;
import io.serai.system.backfill.BackfillRefusedException;
import io.serai.system.backfill.BackfillRefusedException.Reason;
import io.serai.system.backfill.BackfillRequest;
import io.serai.system.backfill.Backfills;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The verb of the door at which programs start, watch and end backfills; public since
 * Camel must reach it.
 */
@Component("backfillSteps")
public class BackfillSteps {

	private static final int SHOWN = 50;

	private static final String CALLER = "api:";

	private final Backfills backfills;

	private final Audit audit;

	private final MessageSource texts;

	BackfillSteps(Backfills backfills, Audit audit, MessageSource texts) {
		this.backfills = backfills;
		this.audit = audit;
		this.texts = texts;
	}

	/**
	 * Carries the request out.
	 * @throws RefusedRequestException if it cannot be
	 */
	public ApiAnswer answer(ApiRequest request) {
		String id = request.path().get("id");
		return switch (request.method()) {
			case "POST" -> start(request);
			case "DELETE" -> stop(request, found(id, request));
			default -> (id != null) ? told(200, found(id, request)) : list(request);
		};
	}

	private ApiAnswer start(ApiRequest request) {
		String by = CALLER + request.client();
		try {
			BackfillRequest asked = new BackfillAsked(request.body(), (name) -> text(name, request)).request();
			String id = this.backfills.start(asked, by);
			this.audit.record(by, asked.dryRun() ? "try-backfill" : "start-backfill", asked.flow(),
					"%s: %s".formatted(id, asked.reason()));
			return told(202, found(id, request));
		}
		catch (BackfillRefusedException ex) {
			throw refused(
					(ex.reason() == Reason.RUNS_ALREADY) ? RefusedRequestException.Reason.BUSY
							: RefusedRequestException.Reason.NOT_VALID,
					field(ex.reason()), "backfill.refused." + ex.reason(), request);
		}
	}

	private ApiAnswer stop(ApiRequest request, Backfill run) {
		String by = CALLER + request.client();
		if (this.backfills.cancel(run.id(), by)) {
			this.audit.record(by, "cancel-backfill", run.asked().flow(), run.cameNow() + " records came");
		}
		return told(200, found(run.id(), request));
	}

	private ApiAnswer list(ApiRequest request) {
		String flow = request.query().get("flow");
		if (flow == null || flow.isBlank()) {
			throw refused(RefusedRequestException.Reason.NOT_VALID, "flow", "backfill.api.flow-missing", request);
		}
		return new ApiAnswer(200, Map.of("flow", flow, "backfills",
				this.backfills.latest(flow, SHOWN).stream().map(BackfillTold::of).toList()));
	}

	private static ApiAnswer told(int status, Backfill run) {
		return new ApiAnswer(status, BackfillTold.of(run));
	}

	private Backfill found(@Nullable String id, ApiRequest request) {
		return this.backfills.find(String.valueOf(id))
			.orElseThrow(
					() -> refused(RefusedRequestException.Reason.NOT_THERE, "id", "backfill.api.not-there", request));
	}

	private RefusedRequestException refused(RefusedRequestException.Reason reason, String field, String text,
			ApiRequest request) {
		return new RefusedRequestException(reason, List.of(new Violation(field, text(text, request))));
	}

	private static String field(Reason reason) {
		return switch (reason) {
			case NOTHING_CHOSEN, WRONG_TIME -> "since";
			case WRONG_IDS, NO_IDS -> "ids";
			case WRONG_PACE -> "perSecond";
			case NO_REASON -> "reason";
			case RUNS_ALREADY, NO_SUCH_FLOW -> "flow";
		};
	}

	private String text(String name, ApiRequest request) {
		boolean chinese = request.language().getLanguage().equals(Locale.CHINESE.getLanguage());
		return this.texts.getMessage(name, null, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
	}

}
