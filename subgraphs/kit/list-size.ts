/** What federation's `@listSize` says of a field: what the gateway reckons with before anything is asked. */
export type ListSize = {
  /** Items where none of the slicing arguments is sent. */
  assumedSize?: number;
  /** Arguments that say how many items there may be. */
  slicingArguments?: string[];
  /** The lists within the field's object that are so long; left out where the field is the list. */
  sizedFields?: string[];
  requireOneSlicingArgument?: boolean;
};

/** For Pothos: where the directive may stand, and what it takes. */
export type CostDirectives = { listSize: { locations: 'FIELD_DEFINITION'; args: ListSize } };
