package io.serai.stock;

/**
 * The articles that are low, whether or not people in the OA have been told.
 */
public interface LowArticles {

	/**
	 * Returns how many there are, warehouse by warehouse.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	long count();

}
