import type { Hold } from '../resolution/match.ts';
import { builder } from '../schema.ts';

export const holdMeanings: Record<Hold, string> = {
  BELOW_BAR: 'All their records taken together, their weight is short of the bar for one customer.',
  GENERATION:
    'Sr and Jr, or one who is called so and one who is not, born 15 to 60 years apart: two people, and nobody is asked.',
  BIRTH_DATE_AND_TAX_ID: 'Two dates of birth and two tax ids: two people, and nobody is asked.',
  TWINS: 'Born on one day, of one family name, with two given names: twins, or one person by two names.',
  PARENT_AND_CHILD:
    'Alike, and born 15 to 60 years apart: parent and child of one name, or one person with a wrong date.',
  TITLE: 'Mr and Mrs of one name: a couple, or one person with a title that somebody got wrong.',
  SISTER_COMPANIES:
    'Companies of one name but for a number, a point of the compass or a country: of one row or group, or a slip.',
  VAT_NUMBERS:
    'Companies with two numbers for VAT of one country, which gives each company one: of one group, or a number that somebody got wrong.',
  CLEAN_SOURCE: 'One customer would hold two records of a source that keeps one record for each party.',
  IDENTIFIER_LIMIT: 'One customer would hold more emails, phones or other identifiers than their limit.',
  COMPONENT_LIMIT:
    'Alike enough to be one customer, but more records hang together by pairs like theirs than one party has: only those that weigh ' +
    'more are looked at together.',
  NEVER: 'A steward decided that they are two, or that others are who would become one customer with them.',
  BRIDGE: 'The link alone held a large and sparse customer together; it waits until someone has looked.',
};

export const HoldRef = builder.enumType('HoldReason', {
  description: 'Why two records that are alike are not one customer.',
  values: Object.fromEntries(
    Object.entries(holdMeanings).map(([hold, description]) => [hold, { description }]),
  ) as Record<Hold, { description: string }>,
});
