import { country } from './country.ts';

export const japan = country({
  code: 'JP',
  name: '日本|Japan',
  currency: 'JPY',
  locale: 'ja',
  timeZone: 'Tokyo',
  callingCode: '81',
  trunkPrefix: '0',
  mobiles: '902#######, 803#######, 701#######',
  landlines: '33#######, 66#######, 523######',
  familyNameFirst: true,
  femaleNames:
    '陽子|Yoko, 恵子|Keiko/恵|Kei, 由美子|Yumiko/ゆみ|Yumi, 美咲|Misaki, さくら|Sakura, 直美|Naomi, 愛子|Aiko/愛|Ai, 真由美|Mayumi/まゆ|Mayu, 久美子|Kumiko/くみ|Kumi, 千尋|Chihiro/ちい|Chii, 明日香|Asuka, 裕子|Hiroko, 葵|Aoi, 桃子|Momoko/もも|Momo, 七海|Nanami/なな|Nana, 幸子|Sachiko/さち|Sachi',
  maleNames:
    '太郎|Taro, 健一|Kenichi/健|Ken, 大輔|Daisuke/大|Dai, 誠|Makoto, 隆|Takashi, 浩|Hiroshi, 翔太|Shota/翔|Sho, 拓也|Takuya/たく|Taku, 直樹|Naoki/なお|Nao, 和也|Kazuya/かず|Kazu, 蓮|Ren, 陽翔|Haruto/はる|Haru, 雄一|Yuichi/ゆう|Yu, 修|Osamu, 剛|Tsuyoshi, 慎太郎|Shintaro/慎|Shin',
  familyNames:
    '佐藤|Sato, 鈴木|Suzuki, 高橋|Takahashi, 田中|Tanaka, 伊藤|Ito, 渡辺|Watanabe, 山本|Yamamoto, 中村|Nakamura, 小林|Kobayashi, 加藤|Kato, 吉田|Yoshida, 山田|Yamada, 佐々木|Sasaki, 山口|Yamaguchi, 松本|Matsumoto, 井上|Inoue, 木村|Kimura, 林|Hayashi, 斎藤|Saito, 清水|Shimizu, 山崎|Yamazaki, 阿部|Abe, 森|Mori, 池田|Ikeda, 橋本|Hashimoto, 石川|Ishikawa',
  streets:
    '神宮前|Jingumae, 本町|Honcho, 桜丘|Sakuragaoka, 緑町|Midoricho, 栄|Sakae, 中央|Chuo, 旭町|Asahimachi, 高砂|Takasago, 若葉|Wakaba, 青葉台|Aobadai, 北山|Kitayama, 松原|Matsubara',
  streetLine: '{street}{number}',
  cities:
    '東京|Tokyo/東京都|Tokyo/150-####, 大阪|Osaka/大阪府|Osaka/530-####, 名古屋|Nagoya/愛知県|Aichi/460-####, 札幌|Sapporo/北海道|Hokkaido/060-####, 福岡|Fukuoka/福岡県|Fukuoka/810-####, 京都|Kyoto/京都府|Kyoto/600-####',
  trades:
    '運輸|Transport, 電機|Electric, 建設|Construction, 家具|Furniture, ソフトウェア|Software, 印刷|Printing, 食品|Foods, 商事|Trading',
  companyName: '{form}{name}{trade}',
  companyForms: '株式会社, 有限会社, 合同会社',
  taxId: 'T#############',
});
