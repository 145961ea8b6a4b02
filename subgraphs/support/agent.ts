import { maskedField } from '../kit/masking.ts';
import type { Agent, Group } from './repository/people.ts';
import { builder } from './schema.ts';

export const AgentRef = builder.objectRef<Agent>('SupportAgent').implement({
  description: 'Somebody of ours who answers customers. Agents are not customers.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The agent's id in the help desk." }),
    name: t.string(maskedField('name', 'name', "The agent's name")),
    email: t.string(maskedField('email', 'email', "The agent's email address")),
    isAdmin: t.exposeBoolean('isAdmin', { description: 'Whether the agent also runs the help desk.' }),
    isActive: t.exposeBoolean('isActive', {
      description: 'False once they left; they stay here because old tickets name them.',
    }),
  }),
});

export const GroupRef = builder.objectRef<Group>('SupportGroup').implement({
  description: 'A team of agents that tickets are given to.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The group's id in the help desk." }),
    name: t.exposeString('name', { nullable: true, description: 'What the team is called.' }),
    isActive: t.exposeBoolean('isActive', {
      description: 'False once it was dissolved; it stays here because old tickets name it.',
    }),
  }),
});
