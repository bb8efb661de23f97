package io.serai.intake;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Says that the hub is alive before it listens. Spring Boot says so only when the routes
 * are up: whoever asks before would be told 503, and might kill a hub that is catching
 * up.
 */
@Component
class EarlyLiveness implements SmartInitializingSingleton {

	private final ApplicationContext context;

	EarlyLiveness(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void afterSingletonsInstantiated() {
		AvailabilityChangeEvent.publish(this.context, LivenessState.CORRECT);
	}

}
