package io.serai.process;

import java.time.Clock;
import java.time.Duration;

import io.serai.Serai;

import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The hub with a clock that is wrong by {@code -Dserai.shifted-by}, e.g. {@code -PT1H}.
 */
public final class ShiftedHub {

	private ShiftedHub() {
	}

	public static void main(String[] args) {
		Clock wrong = Clock.offset(Clock.systemUTC(), Duration.parse(System.getProperty("serai.shifted-by")));
		SpringApplication hub = new SpringApplication(Serai.class);
		hub.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("shiftedClock", Clock.class,
				() -> wrong, (bean) -> bean.setPrimary(true)));
		hub.run(args);
	}

}
