// Words of names stayed when no record was called by them any more: what departments had deleted was still to be read.
MATCH (word:Word) WHERE NOT EXISTS { (word)<-[:CALLED]-() } DELETE word;
