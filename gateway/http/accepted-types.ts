import Negotiator from 'negotiator';

/** The types that an `Accept` names, in lower case, the preferred first; of one with `q=0` it says that it is not read. */
export function acceptedTypes(accept = ''): string[] {
  return new Negotiator({ headers: { accept: accept.toLowerCase() } }).mediaTypes();
}
