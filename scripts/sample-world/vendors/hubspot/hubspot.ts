import { type Export, living, newestLiving, type PersonHistory } from '../../history.ts';
import { writeConsent } from './consent.ts';
import { writeContacts } from './contacts.ts';
import { writeEngagement } from './engagement.ts';

export function writeHubspotPerson(history: PersonHistory, world: Export): void {
  const { person, story, known, random } = history;
  writeContacts(history, world);
  let mayEmail = false;
  const newest = newestLiving(known.marketing);
  for (const record of living(known.marketing)) {
    world.tell(`marketing:contact:${record.id}`, person.customer, 'PERSON', story.name);
    const allowed = writeConsent(record, random, world);
    if (record === newest) mayEmail = allowed;
  }
  writeEngagement(history, mayEmail, world);
}
