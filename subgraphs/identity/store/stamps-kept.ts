/** A resolver that has missed no more writes catches up; one that has missed more loads the graph anew. */
export const stampsKept = 256;
