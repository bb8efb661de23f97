package io.serai.delivery;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.RecordKind;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleTypeConverter;
import org.springframework.stereotype.Component;

/**
 * Tells Camel how the words of the records are written, such as {@code paid}. It finds
 * out by itself too, but searches all its converters each time that a flow's filter
 * compares: a sixteenth of the CPU of a delivery.
 */
@Component
final class WireNames implements CamelContextConfiguration {

	@Override
	public void beforeApplicationStart(CamelContext camel) {
		Set<Class<?>> words = new HashSet<>();
		for (RecordKind kind : RecordKind.values()) {
			collect(CanonicalJson.typeOf(kind), words);
		}
		TypeConverterRegistry registry = camel.getTypeConverterRegistry();
		words.stream()
			.filter(Class::isEnum)
			.forEach((word) -> registry.addTypeConverter(String.class, word,
					new SimpleTypeConverter(false, (type, exchange, value) -> value.toString())));
	}

	@Override
	public void afterApplicationStart(CamelContext camel) {
		// All was said before the routes started.
	}

	private static void collect(Type type, Set<Class<?>> found) {
		if (type instanceof ParameterizedType generic) {
			for (Type argument : generic.getActualTypeArguments()) {
				collect(argument, found);
			}
		}
		else if (type instanceof Class<?> plain && (plain.isRecord() || plain.isEnum()) && found.add(plain)
				&& plain.isRecord()) {
			for (RecordComponent component : plain.getRecordComponents()) {
				collect(component.getGenericType(), found);
			}
		}
	}

}
