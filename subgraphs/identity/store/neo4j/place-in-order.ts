/** From one text on, up to another. */
interface Range {
  from: string;
  to: string;
}

const firstOfTwoUnits = '\u{10000}';
const firstAfterThose = '\ue000';
const last = '\uffff\uffff';

export interface Beyond {
  condition: string;
  parameters: Record<string, unknown>;
  /** Whether an index can be entered where it begins. */
  isRange: boolean;
}

/**
 * What comes after a text in a list. Neo4j sorts what it keeps by code points, but compares it with what it is given by UTF-16
 * units: there 𠮷 comes before 﨑, so that a page that begins after one of them would leave the other out, or go in circles.
 *
 * @param name of the parameters, which begin with it
 */
export function comesAfter(property: string, direction: 'asc' | 'desc', name: string, text: string): Beyond {
  const { higher, lower } = misplacedAround(text);
  const [beyond, missing, wrong] = direction === 'asc' ? ['>', 'Higher', 'Lower'] : ['<', 'Lower', 'Higher'];
  const plain = `${property} ${beyond} $${name}`;
  if (higher.length + lower.length === 0) return { condition: plain, parameters: { [name]: text }, isRange: true };
  const isAmong = (ranges: string): string =>
    `any(range IN $${name}${ranges} WHERE ${property} >= range.from AND ${property} < range.to)`;
  return {
    condition: `((${plain} AND NOT ${isAmong(wrong)}) OR ${isAmong(missing)})`,
    parameters: { [name]: text, [`${name}Higher`]: higher, [`${name}Lower`]: lower },
    isRange: false,
  };
}

/** What is higher than a text by its code points alone, and what is lower by them alone; by either order these are ranges. */
function misplacedAround(text: string): { higher: Range[]; lower: Range[] } {
  const [higher, lower]: [Range[], Range[]] = [[], []];
  let before = '';
  for (const letter of text) {
    if (letter.length > 1) lower.push({ from: before + firstAfterThose, to: before + last });
    else if (letter >= firstAfterThose) higher.push({ from: before + firstOfTwoUnits, to: before + firstAfterThose });
    before += letter;
  }
  return { higher, lower };
}
