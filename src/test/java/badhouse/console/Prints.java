package badhouse.console;

public class Prints {

	void print() {
		System.out.println("hello");
	}

}
