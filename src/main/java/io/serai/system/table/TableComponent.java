package io.serai.system.table;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * {@code table:save} puts the row that the body says, {@code table:changed} reads one
 * page of what changed. Options: {@code url} (JDBC), {@code table}, {@code key} (columns
 * that together name a row), and of {@code changed} {@code watermark} (a column of times,
 * or of ids that only grow) and {@code keep}. User and password are in the header
 * {@code Authorization}, as for HTTP. Answers are JSON with a status, as those of HTTP.
 */
@Component("table")
public final class TableComponent extends DefaultComponent {

	private final Pools pools;

	/** Makes the component as the hub uses it. */
	public TableComponent() {
		this(Duration.ofSeconds(5));
	}

	/**
	 * Makes the component.
	 * @param patience how long a connection may take to be made
	 */
	public TableComponent(Duration patience) {
		this.pools = new Pools(patience);
	}

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		String url = required(uri, parameters, "url");
		Place place = new Place(required(uri, parameters, "table"),
				List.of(required(uri, parameters, "key").split("\\s*,\\s*")),
				ZoneId.of(getAndRemoveParameter(parameters, "zone", String.class, "UTC")));
		String watermark = getAndRemoveParameter(parameters, "watermark", String.class, "");
		boolean keep = !getAndRemoveParameter(parameters, "keep", String.class, "").isEmpty();
		Work work = switch (remaining) {
			case "save" -> new SaveRow(place);
			case "changed" -> new ChangedRows(place, watermark, keep);
			default -> throw new IllegalArgumentException(
					"there is no table:%s; there are %s".formatted(remaining, Arrays.asList("save", "changed")));
		};
		return new TableEndpoint(uri, this, (credentials) -> this.pools.connection(url, credentials), work);
	}

	@Override
	protected void doStop() throws Exception {
		this.pools.close();
		super.doStop();
	}

	private String required(String uri, Map<String, Object> parameters, String name) {
		String value = getAndRemoveParameter(parameters, name, String.class);
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException("%s lacks the option %s".formatted(uri.replaceFirst("\\?.*", ""), name));
		}
		return value;
	}

}
