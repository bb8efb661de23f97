package badhouse.circle;

import badhouse.circle.leaf.UsesItsRoot;

public record UsesItsLeaf(UsesItsRoot leaf) {
}
