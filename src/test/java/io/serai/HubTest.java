package io.serai;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole hub over real HTTP: a random port, an embedded broker and an H2
 * database in a folder of its own, the doors of {@code routes/api/}, the flows between
 * the hub, {@link HubErp}, {@link HubShop} and {@link HubOa}, and the flow
 * {@link ProbeFlow}. All such tests share one hub, so each uses keys of its own.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = { Serai.class, ProbeFlow.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = HubHome.class)
public @interface HubTest {

}
