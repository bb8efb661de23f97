package io.serai.hook;

import java.io.ByteArrayInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * XML as a tree: an element with elements is an object, any other its text; elements of
 * one name are a list. The root's name and attributes are left out. A document type is
 * refused, and with it every entity that a document could bring along.
 */
final class XmlTree {

	private static final int DEEPEST = 20;

	private static final XMLInputFactory FACTORY = factory();

	private final XMLStreamReader reader;

	private XmlTree(XMLStreamReader reader) {
		this.reader = reader;
	}

	/**
	 * Returns the tree.
	 * @throws RefusedEventException if it is not XML of this kind
	 */
	static JsonNode read(byte[] xml) {
		try {
			XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
			XmlTree tree = new XmlTree(reader);
			while (tree.next() != XMLStreamConstants.START_ELEMENT) {
				// Comments and the like before the root.
			}
			JsonNode root = tree.element(1);
			while (reader.hasNext()) {
				tree.next();
			}
			return root;
		}
		catch (XMLStreamException ex) {
			throw new RefusedEventException();
		}
	}

	private int next() throws XMLStreamException {
		int event = this.reader.next();
		if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
			throw new RefusedEventException();
		}
		return event;
	}

	private JsonNode element(int depth) throws XMLStreamException {
		if (depth > DEEPEST) {
			throw new RefusedEventException();
		}
		ObjectNode children = JsonNodeFactory.instance.objectNode();
		StringBuilder text = new StringBuilder();
		for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
			if (event == XMLStreamConstants.START_ELEMENT) {
				String name = this.reader.getLocalName();
				add(children, name, element(depth + 1));
			}
			else if (this.reader.hasText() && event != XMLStreamConstants.COMMENT) {
				text.append(this.reader.getText());
			}
		}
		return children.isEmpty() ? JsonNodeFactory.instance.textNode(text.toString()) : children;
	}

	private static void add(ObjectNode parent, String name, JsonNode child) {
		JsonNode before = parent.get(name);
		if (before == null) {
			parent.set(name, child);
		}
		else if (before instanceof ArrayNode several) {
			several.add(child);
		}
		else {
			parent.putArray(name).add(before).add(child);
		}
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		factory.setXMLResolver((publicId, systemId, from, namespace) -> {
			throw new XMLStreamException("nothing is fetched");
		});
		return factory;
	}

}
