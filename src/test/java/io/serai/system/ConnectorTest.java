package io.serai.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of a connector in this repository against a stub; short time-outs, a database in
 * memory.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SystemModules.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "serai.home=${serai.basedir:.}", "camel.main.routes-include-pattern=false",
				"serai.database.url=jdbc:h2:mem:${random.uuid}", "serai.system.response-timeout=2s",
				"serai.system.connect-timeout=1s", "serai.system.breaker.calls=1000",
				"serai.system.rate-limited-pause=1ms" })
public @interface ConnectorTest {

}
