import { day } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Survey } from './story.ts';

const praise = ['Beautiful light, easy to order.', 'Always fast.', 'I recommend you to everyone.', ''];
const complaints = [
  'Had to repeat my problem three times.',
  'Too expensive for what it does.',
  'Delivery was late.',
  '',
];

export function makeSurvey(happy: boolean, now: number, random: Random): Survey {
  const at = now - random.between(1, 200) * day;
  const comment = random.pick(happy ? praise : complaints);
  return random.weighted<Survey>([
    [{ at, type: 'NPS', name: 'How likely are you to recommend us?', score: npsScore(happy, random), comment }, 6],
    [
      {
        at,
        type: 'CSAT',
        name: 'How was your order?',
        score: happy ? random.between(4, 5) : random.between(1, 3),
        comment,
      },
      3,
    ],
    [{ at, type: 'TEXT', name: 'What should we do better?', score: null, comment: comment || 'Nothing to add.' }, 1],
  ]);
}

function npsScore(happy: boolean, random: Random): number {
  return happy ? random.between(8, 10) : random.between(0, 6);
}
