import { kana } from './kana.ts';
import type { Spelling } from './spellings.ts';

/** Family names that every fourth person in Japan has, and given names that many have, as they are read there. */
const familyNames = `
  佐藤 さとう, 鈴木 すずき, 高橋 たかはし, 髙橋 たかはし, 田中 たなか, 伊藤 いとう, 渡辺 わたなべ, 渡邊 わたなべ, 渡邉 わたなべ, 山本 やまもと, 中村 なかむら, 小林 こばやし, 加藤 かとう, 吉田 よしだ,
  山田 やまだ, 佐々木 ささき, 山口 やまぐち, 松本 まつもと, 井上 いのうえ, 木村 きむら, 林 はやし, 斎藤 さいとう, 齋藤 さいとう, 斉藤 さいとう, 清水 しみず, 山崎 やまざき, 森 もり, 池田 いけだ, 橋本 はしもと, 阿部 あべ,
  石川 いしかわ, 山下 やました, 中島 なかじま, 石井 いしい, 小川 おがわ, 前田 まえだ, 岡田 おかだ, 長谷川 はせがわ, 藤田 ふじた, 後藤 ごとう, 近藤 こんどう, 村上 むらかみ, 遠藤 えんどう, 青木 あおき, 坂本 さかもと,
  福田 ふくだ, 太田 おおた, 西村 にしむら, 藤井 ふじい, 金子 かねこ, 岡本 おかもと, 藤原 ふじわら, 三浦 みうら, 中野 なかの, 中川 なかがわ, 原田 はらだ, 松田 まつだ, 竹内 たけうち, 小野 おの, 田村 たむら,
  中山 なかやま, 和田 わだ, 石田 いしだ, 森田 もりた, 上田 うえだ, 原 はら, 内田 うちだ, 柴田 しばた, 酒井 さかい, 宮崎 みやざき, 横山 よこやま, 高木 たかぎ, 安藤 あんどう, 宮本 みやもと, 大野 おおの, 小島 こじま,
  工藤 くどう, 谷口 たにぐち, 今井 いまい, 高田 たかだ, 増田 ますだ, 丸山 まるやま, 杉山 すぎやま, 村田 むらた, 大塚 おおつか, 新井 あらい, 藤本 ふじもと, 小山 こやま, 平野 ひらの, 河野 こうの, 上野 うえの, 武田 たけだ,
  野口 のぐち, 松井 まつい, 千葉 ちば, 菅原 すがわら, 岩崎 いわさき, 久保 くぼ, 木下 きのした, 佐野 さの, 野村 のむら, 松尾 まつお, 市川 いちかわ, 菊地 きくち, 菊池 きくち, 杉本 すぎもと, 古川 ふるかわ, 大西 おおにし, 島田 しまだ,
  水野 みずの, 桜井 さくらい, 高野 たかの, 吉川 よしかわ, 山内 やまうち, 西田 にしだ, 飯田 いいだ, 西川 にしかわ, 小松 こまつ, 北村 きたむら, 安田 やすだ, 五十嵐 いがらし, 川口 かわぐち, 平田 ひらた, 関 せき, 中田 なかた, 久保田 くぼた,
  服部 はっとり, 東 ひがし, 岩田 いわた, 土屋 つちや, 川崎 かわさき, 福島 ふくしま, 本田 ほんだ, 樋口 ひぐち, 秋山 あきやま, 田口 たぐち, 永井 ながい, 中西 なかにし, 川上 かわかみ, 吉村 よしむら, 大島 おおしま, 望月 もちづき, 星野 ほしの`;
const givenNames = `
  太郎 たろう, 一郎 いちろう, 次郎 じろう, 三郎 さぶろう, 健一 けんいち, 健太 けんた, 健二 けんじ, 浩 ひろし, 博 ひろし, 誠 まこと, 隆 たかし, 明 あきら, 茂 しげる, 豊 ゆたか, 実 みのる, 進 すすむ, 清 きよし, 勝 まさる, 正 ただし,
  和夫 かずお, 幸雄 ゆきお, 秀樹 ひでき, 直樹 なおき, 大輔 だいすけ, 翔太 しょうた, 拓也 たくや, 達也 たつや, 和也 かずや, 哲也 てつや, 直人 なおと, 翔 しょう, 蓮 れん, 大翔 ひろと, 悠斗 ゆうと, 陽太 ようた, 海斗 かいと, 翼 つばさ, 亮 りょう,
  学 まなぶ, 剛 つよし, 修 おさむ, 裕太 ゆうた, 雄太 ゆうた, 祐介 ゆうすけ, 陽介 ようすけ, 洋介 ようすけ, 恵子 けいこ, 洋子 ようこ, 陽子 ようこ, 幸子 さちこ, 和子 かずこ, 節子 せつこ, 京子 きょうこ, 裕子 ゆうこ, 久美子 くみこ,
  由美子 ゆみこ, 直子 なおこ, 智子 ともこ, 明美 あけみ, 真由美 まゆみ, 由美 ゆみ, 美穂 みほ, 香織 かおり, 愛 あい, 美咲 みさき, 葵 あおい, 陽菜 ひな, 結衣 ゆい, 結菜 ゆな, 凛 りん, 桜 さくら, さくら さくら, 優子 ゆうこ, 純子 じゅんこ, 麻衣 まい, 舞 まい,
  恵 めぐみ, 千尋 ちひろ, 遥 はるか, 彩 あや, 彩香 あやか, 綾 あや, 亜美 あみ, 奈々 なな, 七海 ななみ, 真理子 まりこ, 礼子 れいこ, 文子 ふみこ, 弘子 ひろこ, 典子 のりこ, 悦子 えつこ, 静香 しずか, 春香 はるか, 美香 みか, 里美 さとみ, 千夏 ちなつ`;

function read(table: string): ReadonlyMap<string, Spelling> {
  return new Map(
    table.split(',').map((entry): [string, Spelling] => {
      const [name = '', heard = ''] = entry.trim().split(' ');
      return [name, kana(heard)];
    }),
  );
}

const families = read(familyNames);
const givens = read(givenNames);

/** Null where nobody knows: one name is read in many ways, and many are not here. */
export function kanjiFamily(name: string): Spelling | null {
  return families.get(name) ?? null;
}

export function kanjiGiven(name: string): Spelling | null {
  return givens.get(name) ?? (/^\p{sc=Hira}+$/u.test(name) ? kana(name) : null);
}

/** Both names of a whole one, where a family name that is known begins it. */
export function kanjiParts(name: string): { family: Spelling; given: Spelling | null } | null {
  for (const length of [3, 2, 1]) {
    const family = name.length > length ? kanjiFamily(name.slice(0, length)) : null;
    if (family) return { family, given: kanjiGiven(name.slice(length)) };
  }
  return null;
}
