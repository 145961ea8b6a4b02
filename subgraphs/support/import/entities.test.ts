import { describe, expect, it } from 'vitest';
import { databaseChangeSource } from '../../kit/outbox.ts';
import { domainsOfOrganization } from '../repository/people.ts';
import { file, importPlain, importZendesk, openSupport } from './import-fixture.ts';

function partiesIn(name: string, ...lines: string[]) {
  return partiesInFiles([name, ...lines]);
}

async function partiesInFiles(...files: (readonly [name: string, ...lines: string[]])[]) {
  const database = await openSupport();
  for (const [name, ...lines] of files) await importZendesk(database, file(name, lines));
  const { changes } = await databaseChangeSource('support', database).read(0, 100);
  await database.close();
  return changes.map(({ entity, entityId, payload }) => ({ entity, entityId, party: payload.party }));
}

const nothing = {
  givenName: null,
  familyName: null,
  addresses: [],
  birthDate: null,
  taxIds: [],
  employer: null,
};

describe('what identity is told', () => {
  it('of a requester: name, ways to reach them, and the ids they have elsewhere', async () => {
    const header = 'id,role,name,email,phone,external_id,updated_at';
    expect(
      await partiesIn(
        'user_data.csv',
        header,
        '20,end-user,Ada Lovelace,ada@x.example,+49 30 1,cus_9,2026-01-01 10:00:00',
        '21,end-user,Caller +49 30 2,,+49 30 2,CRM-7,',
        '10,agent,Mara Holt,mara@desk.example,,,',
      ),
    ).toEqual([
      {
        entity: 'requester',
        entityId: '20',
        party: {
          ...nothing,
          kind: 'PERSON',
          name: 'Ada Lovelace',
          emails: ['ada@x.example'],
          phones: ['+49 30 1'],
          domains: [],
          externalIds: [
            { system: 'support', value: '20' },
            { system: 'external', value: 'cus_9' },
            { system: 'billing', value: 'cus_9' },
          ],
          updatedAt: Date.UTC(2026, 0, 1, 10),
        },
      },
      {
        entity: 'requester',
        entityId: '21',
        party: {
          ...nothing,
          kind: 'PERSON',
          name: null,
          emails: [],
          phones: ['+49 30 2'],
          domains: [],
          externalIds: [
            { system: 'support', value: '21' },
            { system: 'external', value: 'CRM-7' },
          ],
          updatedAt: null,
        },
      },
      { entity: 'agent', entityId: '10', party: undefined },
    ]);
  });

  it('of an organization: with all its domains, told again when one of them arrives', async () => {
    const domains = [
      'domain_name_data.csv',
      'index,organization_id,domain_name',
      '0,90,Acme.example',
      '1,90,acme.test',
    ] as const;
    const organization = ['organization_data.csv', 'id,name', '90,Acme'] as const;
    const acme = (known: string[]) => ({
      entity: 'organization',
      entityId: '90',
      party: {
        ...nothing,
        kind: 'ORGANISATION',
        name: 'Acme',
        emails: [],
        phones: [],
        domains: known,
        externalIds: [{ system: 'support', value: '90' }],
        updatedAt: null,
      },
    });
    const all = acme(['acme.example', 'acme.test']);
    const domainRow = (id: string) => ({ entity: 'organization_domain', entityId: id, party: undefined });
    const domainRows = [domainRow('90:acme.example'), domainRow('90:acme.test')];
    expect(await partiesInFiles(organization, domains)).toEqual([acme([]), ...domainRows, all]);
    expect(await partiesInFiles(domains, organization)).toEqual([...domainRows, all]);
  });

  it('of an organization of the API: without a domain that it no longer lists, which may be that of another by now', async () => {
    const database = await openSupport();
    const organization = (id: number, day: string, domain_names?: string[]) => ({
      ...{ id, url: `https://desk.example.com/api/v2/organizations/${id}.json`, name: `Company ${id}`, domain_names },
      updated_at: `2026-03-${day}T10:00:00Z`,
    });
    const take = (...organizations: object[]) => importZendesk(database, file('organizations.json', { organizations }));
    const told = async () => {
      const { changes } = await databaseChangeSource('support', database).read(0, 100);
      return new Map(changes.flatMap(({ entityId, payload: { party } }) => (party ? [[entityId, party.domains]] : [])));
    };
    const shown = () => Promise.all(['90', '91'].map((id) => domainsOfOrganization({ database }, [id])));
    await take(organization(90, '01', ['Acme.example', 'acme.test']), organization(91, '01', []));
    expect(await told()).toEqual(
      new Map([
        ['90', ['acme.example', 'acme.test']],
        ['91', []],
      ]),
    );
    await take(organization(90, '02', ['acme.test']), organization(91, '02', ['acme.example']));
    expect(await told()).toEqual(
      new Map([
        ['90', ['acme.test']],
        ['91', ['acme.example']],
      ]),
    );
    expect(await shown()).toEqual([['acme.test'], ['acme.example']]);
    await take(organization(90, '01', ['Acme.example', 'acme.test']));
    expect(await shown()).toEqual([['acme.test'], ['acme.example']]);
    await take(organization(90, '03', ['acme.test', 'acme.example']), organization(91, '03', []));
    expect(await told()).toEqual(
      new Map([
        ['90', ['acme.example', 'acme.test']],
        ['91', []],
      ]),
    );
    await database.close();
  });

  it('of an organization: with the domains of one that was merged into it, whichever was read last', async () => {
    const acme = ['organization_data.csv', 'id,name', '90,Acme'] as const;
    const old = ['organization_data.csv', 'id,name', '80,Acme Inc'] as const;
    const domains = ['domain_name_data.csv', 'index,organization_id,domain_name', '0,80,acme.example'] as const;
    const merge = { table: 'organization', columns: { id: 'id', name: 'name', merged_into: 'merged_into' } };
    const lastDomains = async (...files: (readonly [string, ...string[]] | typeof merge)[]) => {
      const database = await openSupport();
      for (const each of files) {
        if ('table' in each) await importPlain(database, each, file('merge.csv', ['id,name,merged_into', '80,Old,90']));
        else await importZendesk(database, file(each[0], each.slice(1)));
      }
      const { changes } = await databaseChangeSource('support', database).read(0, 100);
      await database.close();
      return changes.findLast(({ entityId }) => entityId === '90')?.payload.party?.domains;
    };
    expect(await lastDomains(acme, old, domains, merge)).toEqual(['acme.example']);
    expect(await lastDomains(merge, domains, acme)).toEqual(['acme.example']);
  });
});
