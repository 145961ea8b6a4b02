import { describe, expect, it } from 'vitest';
import { otherReadings, readPersonName, unpartedReading } from './person-name.ts';

type Names = [given: string, family: string, generation: string | null];

function read(name: string): Names {
  const { given, family, generation } = readPersonName({ name, givenName: null, familyName: null });
  return [given.join(' '), family.join(' '), generation];
}

describe('a display name', () => {
  it.each<[string, ...Names]>([
    ['Smith, John, Jr.', 'john', 'smith', 'jr'],
    ['SMITH, JR., JOHN', 'john', 'smith', 'jr'],
    ['Smith, Sr. John', 'john', 'smith', 'sr'],
    ['Smith, John, PhD', 'john', 'smith', null],
  ])('%s has what stands between two commas or behind the last', (name, ...names) => {
    expect(read(name)).toEqual(names);
  });

  it.each<[string, ...Names]>([
    ['John Smith, Esq.', 'john', 'smith', null],
    ['Jan Novák, Ph.D.', 'jan', 'novak', null],
    ['John Smith, D.D.S.', 'john', 'smith', null],
    ['Ing. Jan Novák, CSc.', 'jan', 'novak', null],
    ['Jan Novák, MBA', 'jan', 'novak', null],
    ['Mba, Jan', 'jan', 'mba', null],
    ['Sir Robert Peel, 2nd Baronet', 'robert', 'peel', null],
    ['thomas clifford, 1st baron clifford of chudleigh', 'thomas', 'clifford', null],
    ['George Osborne, the 12th Duke of Leeds', 'george', 'osborne', null],
    ['Margaret Thatcher, Baroness Thatcher', 'margaret', 'thatcher', null],
    ['Anna Russell, Duchess of Bedford', 'anna', 'russell', null],
    ['Sophie, Countess of Wessex', 'sophie', '', null],
    ['Baron Cohen, Sacha', 'sacha', 'baron cohen', null],
    ['Smith Jones, Earl James', 'earl james', 'smith jones', null],
    ['Hines, Earl', 'earl', 'hines', null],
    ['Nkeng, Mba', 'mba', 'nkeng', null],
    ['Rev. Jan Novák', 'jan', 'novak', null],
    ['Smt. Priya Nair', 'priya', 'nair', null],
    ['Bo Ing', 'bo', 'ing', null],
    ['Dr. med. Hans Müller', 'hans', 'muller', null],
    ['Dr. rer. nat. Hans Müller', 'hans', 'muller', null],
    ['Dr. Phil Jones', 'phil', 'jones', null],
    ['นายวิชัย บุญมี', 'วิชัย', 'บุญมี', null],
    ['นายิกา บุญมี', 'นายิกา', 'บุญมี', null],
    ['山田 太郎様', '太郎', '山田', null],
    ['山田 太郎さん', '太郎', '山田', null],
    ['李 静静', '静静', '李', null],
    ['Kim Min Jun', 'min jun', 'kim', null],
    ['Kim Minjun', 'minjun', 'kim', null],
    ['Minjun Kim', 'minjun', 'kim', null],
    ['Jun Kim', 'jun', 'kim', null],
    ['Li Wei', 'wei', 'li', null],
    ['Kim Miller', 'kim', 'miller', null],
    ['Kim Novak', 'kim', 'novak', null],
    ['Lee Hansen', 'lee', 'hansen', null],
    ['Kim Anna', 'kim', 'anna', null],
    ['Nguyễn Thị Hoa', 'thi hoa', 'nguyen', null],
    ['Hoa Nguyễn', 'hoa', 'nguyen', null],
    ['Suzuki Taro', 'taro', 'suzuki', null],
    ['คุณวิชัย บุญมี', 'วิชัย', 'บุญมี', null],
    ['น.ส. มาลี บุญมี', 'มาลี', 'บุญมี', null],
    ['คุณากร บุญมี', 'คุณากร', 'บุญมี', null],
    ['ﾔﾏﾀﾞ ﾀﾛｳ', 'やまた\u3099', 'たろう', null],
    ['Jane Smith (née Brown)', 'jane', 'smith', null],
    ['Dave Senior', 'dave', 'senior', null],
    ['Dave Smith Senior', 'dave', 'smith', 'sr'],
    ['Dave Sr', 'dave', '', 'sr'],
    ['Иванов Пётр Сергеевич', 'petr sergeevich', 'ivanov', null],
    ['Пётр Сергеевич Иванов', 'petr sergeevich', 'ivanov', null],
    ['Жук Олена Іванівна', 'olena ivanivna', 'zhuk', null],
    ['Ivanova Maria Sergeevna', 'maria sergeevna', 'ivanova', null],
    ['Анна Мария Шушкевич', 'anna mariia', 'shushkevich', null],
    ['Austin Lee Abramovich', 'austin lee', 'abramovich', null],
    ['Nee Soon', 'nee', 'soon', null],
    ['Garcia Lopez, M.D.', 'm d', 'garcia lopez', null],
    ['Hr. Müller', 'muller', '', null],
    ['Mevr. Jansen', 'jansen', '', null],
    ['Dott.ssa Anna Bianchi', 'anna', 'bianchi', null],
    ['John Smith Jnr', 'john', 'smith', 'jr'],
    ['Jane Doe, BSN', 'jane', 'doe', null],
    ['Jane Doe, RN, BSN', 'jane', 'doe', null],
    ['Jane Doe, MD, Facs', 'jane', 'doe', null],
    ['Jane Doe, Jr. MD', 'jane', 'doe', 'jr'],
    ['Jane Doe, CEO', 'jane', 'doe', null],
    ['Jane Doe, Acme Inc.', 'jane', 'doe', null],
    ['Mary Smith, Sales Manager', 'mary', 'smith', null],
    ['John Doe, Trustee', 'john', 'doe', null],
    ['Trustee, John', 'john', 'trustee', null],
    ['Acme, Inc.', 'acme', '', null],
    ['Acme Tools GmbH & Co. KG', 'acme', 'tools', null],
    ['NV Rao', 'nv', 'rao', null],
    ['Familie Müller', 'muller', '', null],
    ['Jane Doe, Ed.D.', 'jane', 'doe', null],
    ['Garcia Lopez, Dr. Juan', 'juan', 'garcia lopez', null],
    ['Garcia Lopez, ANA', 'ana', 'garcia lopez', null],
    ['GARCIA LOPEZ, XOCHITL', 'xochitl', 'garcia lopez', null],
  ])('%s is read without titles and degrees, and with names that look like them', (name, ...names) => {
    expect(read(name)).toEqual(names);
  });

  it.each<[string, ...Names]>([
    ['Jane Doe (she/her)', 'jane', 'doe', null],
    ['Jane Doe (Acme, Inc.)', 'jane', 'doe', null],
    ['Jane Doe [External] (Team 2)', 'jane', 'doe', null],
    ['Doe, Jane (Contractor)', 'jane', 'doe', null],
    ['Jane Doe | Acme', 'jane', 'doe', null],
    ['Jane Doe – Acme', 'jane', 'doe', null],
    ['Dr. Jane Doe at Acme Support', 'jane', 'doe', null],
    ['Jane Doe dba Acme', 'jane', 'doe', null],
    ['ifj. Nagy Péter', 'nagy', 'peter', 'jr'],
    ['id. Nagy Péter', 'nagy', 'peter', 'sr'],
    ['Jane At', 'jane', 'at', null],
    ['Acme Tools – Jane Doe', 'acme tools jane', 'doe', null],
    ["'Jane Doe' via Acme Support", 'jane', 'doe', null],
    ['Jane Doe <jane@x.io>', 'jane', 'doe', null],
    ['Robert Miller (Jr.)', 'robert', 'miller', 'jr'],
    ['John Jones (Unknown), Sr. (retired)', 'john', 'jones', 'sr'],
    ['Anonymous (web form)', '', '', null],
    ['Benjamin (Ben) Franklin', 'benjamin ben', 'franklin', null],
    ['(Jane)', 'jane', '', null],
  ])('%s is read without what is said behind it', (name, ...names) => {
    expect(read(name)).toEqual(names);
  });

  it('has what somebody is called behind a given name of its own field, and nothing else', () => {
    const names = { name: null, givenName: 'Katarzyna (Inka)', familyName: 'Kowalska (she/her)' };
    expect(readPersonName(names)).toMatchObject({ given: ['katarzyna', 'inka'], family: ['kowalska'] });
    expect(readPersonName({ ...names, givenName: 'Mary (she/her)' })).toMatchObject({ given: ['mary'] });
  });

  it('is one with a digit among the letters of a word', () => {
    expect(read('R0bert Al1en')).toEqual(['r0bert', 'al1en', null]);
  });

  it.each(['Test Test', '[[Unknown]]', '(no name)', 'Walk-in Customer'])('is none in the placeholder %s', (name) => {
    expect(read(name)).toEqual(['', '', null]);
  });

  it.each([
    ['Na Na', 'na', 'na', null],
    ['Christopher Guest', 'christopher', 'guest', null],
    ['Guest, Christopher', 'christopher', 'guest', null],
    ['Li, Na', 'na', 'li', null],
  ])('is one in %s, though there are placeholders like it', (name, ...names) => {
    expect(read(name)).toEqual(names);
  });

  it('has of two fields what is no placeholder', () => {
    const { given, family } = readPersonName({ name: null, givenName: 'Jane', familyName: '[not provided]' });
    expect([given, family]).toEqual([['jane'], []]);
  });

  it.each([
    ['Nil', 'Puig', 'nil', 'puig'],
    ['Na', 'Li', 'na', 'li'],
    ['Judy', 'Guest', 'judy', 'guest'],
    ['Christopher', 'Null', 'christopher', 'null'],
    ['NA', 'Smith', '', 'smith'],
    ['Maria', 'null', 'maria', ''],
    ['Guest', 'Null', '', ''],
  ])('has of %s and %s in two fields what people are called', (givenName, familyName, ...names) => {
    const { given, family } = readPersonName({ name: null, givenName, familyName });
    expect([given.join(' '), family.join(' ')]).toEqual(names);
  });

  it.each(['customer 5', 'user4you', 'Shop 24 Berlin', 'maria2 rossi3', 'jane@x.io'])('is none in %s', (name) => {
    expect(read(name)).toEqual(['', '', null]);
  });
});

it.each(['王', '(', 'a ', 'x at ', ' '])(
  'a name that goes on with %j a million times is read by its beginning',
  (more) => {
    const name = `Jane Doe${more.repeat(1_000_000)}`;
    const beginning = name.slice(0, 500);
    const displayed = { name, givenName: null, familyName: null };
    expect(readPersonName(displayed)).toEqual(readPersonName({ ...displayed, name: beginning }));
    expect(otherReadings(name)).toEqual(otherReadings(beginning));
    expect(readPersonName({ name: null, givenName: name, familyName: 'Doe' }).given[0]).toMatch(/^jane/);
  },
);

describe('other readings of a name', () => {
  it.each([
    ['Jane Smith née Brown', [['jane', 'brown']]],
    ['Anna Meyer geb. Schmidt', [['anna', 'schmidt']]],
    ['Smith, Jane née Brown', [['jane', 'brown']]],
    ['Juan García López', [['juan', 'garcia lopez']]],
    ['Jane Smith', []],
    ['Jean-Pierre Martin', []],
    ['Dr. Jean-Pierre Martin Dubois', [['jean pierre', 'martin dubois']]],
    ['Eva Meyer-Schulz', [['eva', 'meyer schulz']]],
    ['Wei Wang (王伟)', [['王伟', '']]],
    ['Jane Smith (Brown)', []],
    ['Jane Doe, M.D., FACS', [['jane', 'doe']]],
  ])('of %s are %j', (name, readings) => {
    expect(otherReadings(name).map(({ given, family }) => [given.join(' '), family.join(' ')])).toEqual(readings);
  });

  it.each([
    [{ name: '李 静静' }, '李静静'],
    [{ familyName: '李', givenName: '静静' }, '李静静'],
    [{ name: '김 민준' }, '김민준'],
    [{ name: '李静静' }, undefined],
    [{ name: 'Li Jingjing' }, undefined],
  ])('of %j, where nothing parts the family name, is %s', (names, whole) => {
    const named = { name: null, givenName: null, familyName: null, ...names };
    expect(unpartedReading(readPersonName(named))[0]?.given[0]?.normalize('NFC')).toBe(whole);
  });
});
