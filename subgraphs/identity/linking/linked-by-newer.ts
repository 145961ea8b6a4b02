import { GraphQLError } from 'graphql/error/GraphQLError.js';

/** A newer version of this software has linked the graph while this process ran. */
export class LinkedByNewer extends GraphQLError {
  override name = 'LinkedByNewer';

  constructor() {
    super(
      'a newer version of this software links the identity graph by now: this process links nothing more; start that version in its ' +
        'place. Where the newer one is given up, start this one again, which works all customers out anew, or says that it needs a ' +
        'backup from before it',
      { extensions: { code: 'UNAVAILABLE' } },
    );
  }
}
