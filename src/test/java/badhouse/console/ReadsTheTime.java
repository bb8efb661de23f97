package badhouse.console;

import java.time.Instant;

public class ReadsTheTime {

	Instant read() {
		return Instant.now();
	}

}
