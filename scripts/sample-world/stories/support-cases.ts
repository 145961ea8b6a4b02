import { minute } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Agent, agentsOf, type Group } from './service-desk.ts';

export interface SupportCase {
  openedAt: number;
  channel: 'phone' | 'email' | 'chat' | 'web';
  subject: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  tags: string[];
  turns: Turn[];
  changes: CaseChange[];
  rating: { at: number; good: boolean; comment: string } | null;
  /** An earlier case about the same matter. */
  follows: SupportCase | null;
  status: 'open' | 'pending' | 'solved' | 'closed';
  group: Group;
  assignee: Agent;
  changedAt: number;
}

export interface Turn {
  at: number;
  by: 'customer' | 'bot' | Agent;
  text: string;
  public: boolean;
}

export interface CaseChange {
  at: number;
  field: 'status' | 'priority' | 'group_id' | 'assignee_id' | 'department';
  value: string;
}

export interface Opening {
  at: number;
  channel: SupportCase['channel'];
  subject: string;
  text: string;
  group: Group;
  priority?: SupportCase['priority'];
  tags?: string[];
  follows?: SupportCase;
}

/** Tells a case turn by turn; the clock moves on with every step. */
export class CaseScript {
  readonly case: SupportCase;
  readonly #random: Random;
  #clock: number;

  constructor(opening: Opening, random: Random) {
    const { at, channel, subject, text, group, priority = 'normal', tags = [], follows = null } = opening;
    const assignee = random.pick(agentsOf(group));
    this.#random = random;
    this.#clock = at;
    this.case = {
      openedAt: at,
      channel,
      subject,
      priority,
      tags: [...tags, channel],
      turns: [{ at, by: 'customer', text, public: true }],
      changes: [
        { at, field: 'status', value: 'new' },
        { at, field: 'priority', value: priority },
        { at, field: 'group_id', value: group.id },
        { at, field: 'department', value: group.department },
      ],
      rating: null,
      follows,
      status: 'open',
      group,
      assignee,
      changedAt: at,
    };
    if (channel === 'chat') this.#say('bot', 1, 'Hello, this is the Lumen Assistant. I will find somebody for you.');
    this.#change(2, 'assignee_id', assignee.id);
    this.#change(0, 'status', 'open');
  }

  answer(afterMinutes: number, text: string): this {
    this.#say(this.case.assignee, afterMinutes, text);
    return this;
  }

  customerSays(afterMinutes: number, text: string): this {
    this.#say('customer', afterMinutes, text);
    return this;
  }

  handOver(afterMinutes: number, group: Group, note: string): this {
    const { group: from, assignee: before } = this.case;
    this.#say(before, afterMinutes, note, false);
    this.case.group = group;
    this.case.assignee = this.#random.pick(agentsOf(group).filter((agent) => agent !== before));
    if (group !== from) this.#change(0, 'group_id', group.id);
    if (group.department !== from.department) this.#change(0, 'department', group.department);
    this.#change(this.#random.between(3, 40), 'assignee_id', this.case.assignee.id);
    return this;
  }

  raise(priority: SupportCase['priority']): this {
    this.case.priority = priority;
    this.#change(1, 'priority', priority);
    return this;
  }

  moveTo(afterMinutes: number, status: SupportCase['status']): this {
    this.case.status = status;
    this.#change(afterMinutes, 'status', status);
    return this;
  }

  rated(good: boolean, comment: string): this {
    this.case.rating = { at: this.#tick(this.#random.between(60, 900)), good, comment };
    return this;
  }

  #say(by: Turn['by'], afterMinutes: number, text: string, isPublic = true): void {
    this.case.turns.push({ at: this.#tick(afterMinutes), by, text, public: isPublic });
  }

  #change(afterMinutes: number, field: CaseChange['field'], value: string): void {
    this.case.changes.push({ at: this.#tick(afterMinutes), field, value });
  }

  #tick(minutes: number): number {
    this.#clock += Math.max(minutes * minute, 1_000);
    this.case.changedAt = this.#clock;
    return this.#clock;
  }
}
