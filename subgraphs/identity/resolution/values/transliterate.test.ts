import { describe, expect, it } from 'vitest';
import { latinWords } from './text.ts';

describe('Georgian and Armenian in Latin letters', () => {
  it.each([
    ['გიორგი ბერიძე', 'giorgi beridze'],
    ['ნინო ჭავჭავაძე', 'nino chavchavadze'],
    ['Հարություն Պետրոսյան', 'harutyun petrosyan'],
    ['Երվանդ Ոսկանյան', 'yervand voskanyan'],
    ['Սևակ', 'sevak'],
  ])('%s is %s', (own, latin) => {
    expect(latinWords(own).join(' ')).toBe(latin);
  });
});

describe('Greek in Latin letters', () => {
  it.each([
    ['Παπαδόπουλος', 'papadopoulos'],
    ['Ευάγγελος Ευθυμίου', 'evangelos efthymiou'],
    ['Αυγερινός', 'avgerinos'],
    ['Κωνσταντίνος', 'konstantinos'],
    ['Ντόκος', 'dokos'],
    ['Μπακογιάννης', 'bakogiannis'],
    ['Λαμπρόπουλος', 'lampropoulos'],
    ['Γκίκας', 'gikas'],
    ['ΓΕΏΡΓΙΟΣ ΝΙΚΟΛΑΪ́ΔΗΣ', 'georgios nikolaidis'],
  ])('%s is %s', (greek, latin) => {
    expect(latinWords(greek).join(' ')).toBe(latin);
  });
});
