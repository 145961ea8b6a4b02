import { remembered } from '../remembered.ts';
import { isGivenName } from './given-name.ts';
import { wordList } from './word-list.ts';

/** Family names of China, Korea and Vietnam as they are written in Latin letters. */
const families = wordList(`
  ahn, an, bae, baek, bai, bang, ban, bui, byun, cai, cao, cha, chae, chan, chang, chao, chau, chen, cheng, cheon, cheung, chiang, chin, chiu, cho, choi,
  chow, chu, chua, chung, chou, cui, dai, dang, dao, deng, dinh, do, dong, doan, du, duan, duong, fan, fang, feng, fong, fu, fung, gao, go, goh, gong, gu,
  guo, gwak, ha, hahm, han, hao, heo, ho, hoang, hong, hou, hsieh, hsu, hu, huang, huynh, hur, hwang, im, jang, jeon, jeong, jia, jiang, jin, jo, joo, ju,
  jun, jung, kang, kao, kho, kim, ko, koh, koo, ku, kuo, kwak, kwan, kwok, kwon, lai, lam, lau, law, le, lee, lei, leong, leung, li, liang, liao, lim, lin,
  ling, liu, lo, low, lu, luo, luong, ly, ma, mai, mao, meng, min, mo, moon, nam, ng, ngo, nguyen, no, noh, oh, ong, pan, pang, park, peng, pham, phan, phung,
  qian, qin, qiu, quach, ren, rhee, roh, ryu, seo, seong, shao, shen, shi, shim, shin, shih, shum, so, sohn, son, song, su, suh, sun, sung, ta, tai, tam,
  tan, tang, tao, tay, teo, thai, tian, to, tong, tran, trinh, truong, tsai, tsang, tse, tseng, tsui, uhm, vo, vu, wan, wang, wei, wen, won, wong, woo, wu,
  xia, xiang, xiao, xie, xing, xiong, xu, xue, yan, yang, yao, yau, ye, yeh, yeo, yeung, yi, yim, yin, yip, yoo, yoon, you, yu, yuan, yuen, yun, zeng,
  zhang, zhao, zheng, zhong, zhou, zhu, zou
`);
/** Those of them that are given names as often. */
const givenNamesToo = wordList(`
  an, bang, dan, dong, gang, ha, han, hao, ho, hoang, hong, hua, im, jia, jian, jie, jin, jing, joo, ju, jun, jung, kang, lan, lei, ling, long, mai, min, mo,
  nam, qian, seong, shan, shin, so, son, song, su, suh, sun, sung, tai, tam, tao, tong, wan, wei, wen, won, woo, xia, xiao, xue, yan, yang, yi, yin, yoo, yoon,
  you, yu, yuan, yun
`);
/** … and those that people elsewhere are called, as Kim Novak and Lee Hanson. */
const givenNamesElsewhere = wordList(`
  an, ban, chin, dai, dan, do, go, ha, han, im, jin, jo, ju, jun, kim, le, lee, lei, lin, lo, lu, ma, mai, min, mo, nam, no, oh, ren, shi, shin, so, son, su,
  sun, ta, tai, tam, tan, teo, to, tong, van, wan, won, yu
`);
/** … and those that no other language has. */
const unmistakable = wordList('huynh, nguyen, pham, phung, quach, tran, trinh, truong');
/** … and of Japan. */
const japaneseFamilies = wordList(`
  abe, aoki, arai, endo, fujii, fujimoto, fujita, fujiwara, fukuda, goto, hamada, hara, harada, hasegawa, hashimoto, hayashi, hirano, ichikawa, ikeda,
  imai, inoue, ishida, ishii, ishikawa, ito, iwasaki, kaneko, kato, kawaguchi, kikuchi, kimura, kinoshita, kobayashi, kojima, kondo, kubo, kudo, maeda,
  maruyama, masuda, matsuda, matsui, matsumoto, miura, miyamoto, miyazaki, mori, morita, murakami, murata, nagai, nakagawa, nakajima, nakamura, nakano,
  nakayama, nishimura, noguchi, nomura, ogawa, okada, okamoto, ono, ota, otsuka, saito, sakai, sakamoto, sakurai, sasaki, sato, shibata, shimizu, sugawara,
  sugiyama, suzuki, takada, takagi, takahashi, takeda, takeuchi, tamura, tanaka, taniguchi, uchida, ueda, ueno, wada, watanabe, yamada, yamaguchi,
  yamamoto, yamashita, yamazaki, yokoyama, yoshida
`);

/** Letters of a given name, of which patterns that may fall into parts in many ways are asked. */
const longest = 14;
/** One syllable or two, and as many morae as there are. */
const syllables =
  /^(?:(?:ng|nh|ph|tr|th|kh|gh|zh|ch|sh|ts|hs|[b-df-hj-np-tv-z])?[aeiouy]{1,4}(?:ng|nh|ch|[cghklmnprt])?){1,2}$/;
const morae = /^(?:(?:sh|ch|ts|[bghkmnpr]y|[bdfghjkmnprstwyz])?[aeiou]{1,2}(?:h(?![aeiou])|n(?![aeiou]))?)+$/;

/** The syllables of most given names of Korea. */
const koreanName = new RegExp(
  `^(?:${[
    ...[
      'ah?|beom|bin|bo|bum|byeong|byung|chan|chang|cheol|chul|dae|do|dong|eun|geon|geun|gi|gun|gwang|gyeong|gyu|ha|hak|hee|heon|ho|hong|hoon|hui',
    ],
    ...[
      'hun|hwa|hwan|hye|hyeok|hyeon|hyo|hyuk|hyun|hyung|il|in|jae|je|jeong|ji|jin|jong|joo|joon|joong|ju|jun|jung|keun|ki|kwang|kyeong|kyu|kyung',
    ],
    ...[
      'mi|min|moon|myeong|myung|na|nam|ok|ra|ran|ri|rim|rin|sang|se|seo|seok|seon|seong|seung|shik|si|sik|so|sol|soo|sook|su|suk|sun|sung|tae|taek',
    ],
    ...['u|uk|un|won|woo|wook|ye|yeon|yeong|yeol|yong|yoo|yoon|you|young|yu|yul|yun'],
  ].join('|')}){1,2}$`,
);

export function isEastAsianFamily(family: string): boolean {
  return families.has(family) || japaneseFamilies.has(family);
}

/**
 * Whether two given names of one East Asian family are other names, however few letters apart: there each syllable is a name, and Min-jun and
 * Min-ji, Haruka and Haruto are brothers and sisters. Not those that are one name in two ways of writing.
 */
export function areOtherEastAsianNames(one: string, other: string, family: string): boolean {
  if (!unmistakable.has(family) && (isGivenName(one) || isGivenName(other))) return false;
  if (families.has(family)) return areOther(one, other, syllables, heardAsSyllables);
  return japaneseFamilies.has(family) && areOther(one, other, morae, heardAsMorae);
}

function areOther(one: string, other: string, pattern: RegExp, heard: (name: string) => string): boolean {
  const areNames = [one, other].every((name) => name.length <= longest && pattern.test(name));
  return areNames && heard(one) !== heard(other);
}

/** Whether a whole name has the family name in front, as `Kim Min Jun` and `Suzuki Taro`. */
export function isEastAsianFamilyInFront([family = '', ...given]: readonly string[]): boolean {
  const last = given.at(-1) ?? '';
  if (unmistakable.has(family)) return given.length > 0 && !unmistakable.has(last);
  const pattern = givenNamesElsewhere.has(family)
    ? koreanName
    : families.has(family)
      ? syllables
      : japaneseFamilies.has(family)
        ? morae
        : null;
  if (pattern === null || japaneseFamilies.has(last) || given.some(isGivenName)) return false;
  if (families.has(last) && (!givenNamesToo.has(last) || givenNamesToo.has(family))) return false;
  const letters = given.join('');
  return letters.length <= longest && pattern.test(letters);
}

const heardAsSyllables = spelledWith([
  [/zh|ch|ts|tz|[jqzc]/g, 'j'],
  [/hs|sh|x/g, 's'],
  [/(?<=[kpt])h/g, ''],
  [/g(?=[aeiou])|g$(?<!ng)/g, 'k'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/r/g, 'l'],
  [/y[eou]+/g, 'yo'],
  [/ee/g, 'i'],
  [/ae/g, 'e'],
  [/eo|eu|oo|ou|u/g, 'o'],
  [/wo/g, 'o'],
  [/(.)\1+/g, '$1'],
]);

const heardAsMorae = spelledWith([
  [/sh/g, 's'],
  [/ch|ts/g, 't'],
  [/j|zy/g, 'z'],
  [/f/g, 'h'],
  [/(?<=[sz])y/g, ''],
  [/o[uh](?![aeiou])/g, 'o'],
  [/n(?=[bmp])/g, 'm'],
  [/(.)\1+/g, '$1'],
]);

function spelledWith(spellings: readonly (readonly [RegExp, string])[]): (name: string) => string {
  return remembered((name) => spellings.reduce((text, [letters, sound]) => text.replace(letters, sound), name));
}
