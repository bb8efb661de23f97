package badhouse.circle.leaf;

import badhouse.circle.UsesItsLeaf;

public record UsesItsRoot(UsesItsLeaf root) {
}
