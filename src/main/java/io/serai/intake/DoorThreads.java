package io.serai.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Runs each door from beginning to end on the thread that the request came on, which is a
 * virtual one. By itself, Camel would hand it to a second thread, and Spring would then
 * send the answered request through all filters once more.
 */
@Configuration(proxyBeanMethods = false)
class DoorThreads {

	@Bean("platform-http-engine")
	PlatformHttpEngine platformHttpEngine(Environment environment, ShortWay way) {
		return new SpringBootPlatformHttpEngine(environment.getProperty("server.port", Integer.class, 8080),
				Runnable::run) {
			@Override
			public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
				return new Door(endpoint, processor, way);
			}
		};
	}

	@Bean
	static BeanPostProcessor answeredDoors() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof RequestMappingHandlerAdapter adapter) {
					List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
					handlers.add(new Answered());
					handlers.addAll(Objects.requireNonNull(adapter.getReturnValueHandlers()));
					adapter.setReturnValueHandlers(handlers);
				}
				return bean;
			}
		};
	}

	/** A door that returns has answered: there is nothing left to wait for. */
	private static final class Answered implements HandlerMethodReturnValueHandler {

		@Override
		public boolean supportsReturnType(MethodParameter type) {
			return SpringBootPlatformHttpConsumer.class.isAssignableFrom(type.getContainingClass());
		}

		@Override
		public void handleReturnValue(@Nullable Object answered, MethodParameter type, ModelAndViewContainer view,
				NativeWebRequest request) {
			if (!(answered instanceof CompletableFuture<?> future) || !future.isDone()) {
				throw new IllegalStateException("a door returned before it had answered");
			}
			view.setRequestHandled(true);
		}

	}

}
