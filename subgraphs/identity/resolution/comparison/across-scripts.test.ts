import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import type { NameForm } from '../profile.ts';
import { profileOf } from '../profile.ts';
import { acrossScriptsLevel } from './across-scripts.ts';
import { unsaid } from './comparison.ts';

/** The best of all readings of two whole names. */
function level(one: string, other: string): number {
  const forms = (name: string): readonly NameForm[] => profileOf(person('sales:contact:1', { name })).names;
  const levels = forms(one).flatMap((a) => forms(other).map((b) => acrossScriptsLevel(a, b)));
  expect(
    forms(other)
      .flatMap((b) => forms(one).map((a) => acrossScriptsLevel(b, a)))
      .sort(),
  ).toEqual([...levels].sort());
  return Math.max(...levels);
}

describe('a name in another script and in Latin letters', () => {
  it.each([
    ['김민수', 'Min-su Kim'],
    ['김민수', 'Kim Min Soo'],
    ['이영희', 'Younghee Lee'],
    ['이영희', 'Rhee Yeong-hui'],
    ['박지훈', 'Jihoon Park'],
    ['최 준영', 'Choi Jun-young'],
    ['정현우', 'Hyunwoo Jung'],
    ['남궁민', 'Namkung Min'],
    ['한남규', 'Han Namkyu'],
    ['王伟', 'Wei Wang'],
    ['王偉', 'Wong Wei'],
    ['张静', 'Zhang Jing'],
    ['張雅婷', 'Chang Ya-Ting'],
    ['陈志明', 'Chen Chih-ming'],
    ['欧阳修文', 'Ouyang Xiuwen'],
    ['谢晓明', 'Hsieh Hsiao Ming'],
    ['吕秀兰', 'Lyu Xiulan'],
    ['山田太郎', 'Taro Yamada'],
    ['山田 太郎', 'YAMADA Tarou'],
    ['佐藤恵子', 'Keiko Sato'],
    ['やまだ たろう', 'Taro Yamada'],
    ['ヤマダ タロウ', 'Taro Yamada'],
    ['オオノ ユウコ', 'Yuko Ohno'],
    ['はっとり しんいち', 'Shinichi Hattori'],
    ['محمد الحسن', 'Mohammed Al-Hassan'],
    ['يوسف خالد', 'Youssef Khaled'],
    ['خديجة عمر', 'Khadija Omar'],
    ['عبدالرحمن علي', 'Abdul Rahman Ali'],
    ['عبد الله حسين', 'Abdullah Hussein'],
    ['فاطمة سعيد', 'Fatima Saeed'],
    ['דוד כהן', 'David Cohen'],
    ['משה לוי', 'Moshe Levy'],
    ['שרה פרידמן', 'Sarah Friedman'],
    ['राजेश शर्मा', 'Rajesh Sharma'],
    ['सुनीता गुप्ता', 'Sunita Gupta'],
    ['प्रिया सिंह', 'Priya Singh'],
    ['ரமேஷ் குமார்', 'Ramesh Kumar'],
    ['สมชาย วงศ์สวัสดิ์', 'Somchai Wongsawat'],
    ['ประเสริฐ ศรีสุข', 'Prasert Srisuk'],
    ['อำนวย ทองคำ', 'Amnuay Thongkam'],
    ['ຄຳໄຕ ສີພັນດອນ', 'Khamtay Siphandone'],
    ['ໄກສອນ ພົມວິຫານ', 'Kaysone Phomvihane'],
    ['ບຸນຍັງ ວໍລະຈິດ', 'Bounnhang Vorachit'],
    ['ຈູມມະລີ ໄຊຍະສອນ', 'Choummaly Sayasone'],
    ['តារា គឹម', 'Dara Kim'],
    ['ហ៊ុន សែន', 'Hun Sen'],
    ['សម រង្ស៊ី', 'Sam Rainsy'],
    ['នរោត្តម សីហមុនី', 'Norodom Sihamoni'],
    ['ហេង សំរិន', 'Heng Samrin'],
    ['ខៀវ សំផន', 'Khieu Samphan'],
    ['အောင်ဆန်းစုကြည်', 'Aung San Suu Kyi'],
    ['မင်း အောင် လှိုင်', 'Min Aung Hlaing'],
    ['သန်းရွှေ', 'Than Shwe'],
    ['ခင်ညွန့်', 'Khin Nyunt'],
    ['ထင်ကျော်', 'Htin Kyaw'],
    ['මහින්ද රාජපක්ෂ', 'Mahinda Rajapaksa'],
    ['රනිල් වික්‍රමසිංහ', 'Ranil Wickremesinghe'],
    ['චන්ද්‍රිකා කුමාරතුංග', 'Chandrika Kumaratunga'],
    ['අනුර කුමාර දිසානායක', 'Anura Kumara Dissanayake'],
    ['አበበ ቢቂላ', 'Abebe Bikila'],
    ['ኃይሌ ገብረሥላሴ', 'Haile Gebrselassie'],
    ['ጥሩነሽ ዲባባ', 'Tirunesh Dibaba'],
    ['ዐቢይ አህመድ', 'Abiy Ahmed'],
  ])('%s is %s', (own, latin) => {
    expect(level(own, latin)).toBe(2);
  });

  it.each([
    ['김민수', 'Kevin Kim', 1],
    ['김민수', 'David Lee', 0],
    ['王伟', 'Jack Wang', 1],
    ['王伟', 'Taro Yamada', unsaid],
    ['حسين علي', 'Hassan Ali', 1],
    ['حسن علي', 'Hussein Ali', 1],
    ['सुनीता गुप्ता', 'Rajesh Gupta', 1],
    ['山田太郎', '야마다 타로', unsaid],
    ['Ванг Вей', 'Wang Wei', unsaid],
    ['王伟', 'W. Wang', 1],
    [`${'ا'.repeat(300)} علي`, `${'a'.repeat(300)} Ali`, unsaid],
    ['ジョン スミス', 'John Smith', 1],
    ['ピーター ジャクソン', 'Peter Jackson', unsaid],
    ['존 스미스', 'John Smith', 1],
    ['해리 포터', 'Harry Porter', unsaid],
    ['마이클조던', 'Michael Jordan', unsaid],
    ['선우은숙', 'David Lee', 0],
    ['តារា គឹម', 'Sok Kim', 1],
    ['ហ៊ុន សែន', 'Dara Kim', 0],
    ['သန်းရွှေ', 'Aye Aye Win', 0],
    ['ໄກສອນ ພົມວິຫານ', 'Bounnhang Vorachit', 0],
    ['මහින්ද රාජපක්ෂ', 'Ranil Rajapaksa', 1],
    ['አበበ ቢቂላ', 'Kenenisa Bekele', 0],
  ])('%s and %s reach %i', (own, latin, reached) => {
    expect(level(own, latin)).toBe(reached);
  });
});
