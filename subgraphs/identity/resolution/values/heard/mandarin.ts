import { type Spelling, type Step, stepOf } from './spellings.ts';

/** How the characters of names are read in Mandarin, in both kinds of characters. */
const readings = `
a 阿 · ai 爱愛艾蔼 · an 安岸庵 · ang 昂 · ao 傲敖奥奧翱 · ba 巴霸 · bai 白百柏佰 · ban 班 · bang 邦帮 · bao 宝寶保包鲍鮑葆 · bei 北贝貝倍蓓 · ben 本贲
bi 碧毕畢璧必弼 · bian 边邊卞汴 · biao 彪标標 · bin 斌彬宾賓滨濱 · bing 冰兵炳丙秉 · bo 波博伯勃柏薄泊 · bu 卜步布 · cai 才蔡彩财財采材 · can 灿燦 · cang 苍蒼
cao 曹草操 · cen 岑 · chai 柴 · chan 婵嬋禅禪 · chang 常昌长長畅暢 · chao 超朝潮晁巢 · che 车車 · chen 陈陳晨辰臣沉琛 · cheng 成程承城诚誠呈澄丞铖鋮 · chi 驰馳池迟遲
chong 冲崇充 · chu 楚初储儲褚出 · chuan 川传傳 · chun 春纯純淳椿 · ci 慈词詞 · cong 聪聰从從丛叢 · cui 崔翠 · cun 存村 · da 大达達 · dai 戴代岱黛 · dan 丹旦但 · dang 党黨
dao 道 · de 德得 · deng 邓鄧登灯 · di 迪狄笛帝 · dian 典殿 · diao 刁 · die 蝶 · ding 丁定鼎 · dong 东東冬董栋棟 · dou 窦竇豆 · du 杜独都 · duan 段端 · dun 敦盾 · duo 多朵
e 娥鄂 · en 恩 · er 尔爾儿兒二 · fa 发發法 · fan 凡范範樊帆繁 · fang 方芳房昉放 · fei 飞飛菲非费費斐霏 · fen 芬 · feng 风風峰锋鋒凤鳳丰豐冯馮封枫楓奉 · fo 佛
fu 福富傅付符夫芙甫扶伏 · gai 盖蓋 · gan 甘干淦 · gang 刚剛钢鋼岗罡 · gao 高皋 · ge 葛歌戈革阁格 · gen 根 · geng 耿庚 · gong 龚龔宫宮公功恭巩弓 · gou 苟勾
gu 古谷顾顧固辜 · guan 关關管冠观官 · guang 光广廣 · gui 贵貴桂归 · guo 国國果郭 · ha 哈 · hai 海 · han 韩韓涵汉漢晗翰寒瀚 · hang 航杭行 · hao 浩昊豪好皓郝灏颢
he 何贺賀赫河荷鹤鶴和禾 · heng 恒恆衡亨 · hong 红紅宏洪鸿鴻虹弘泓 · hou 侯厚后 · hu 胡虎湖户護 · hua 华華花画桦化骅 · huai 怀懷淮 · huan 欢歡环環焕煥桓 · huang 黄黃煌皇晃
hui 慧惠辉輝会會晖暉卉徽汇 · huo 霍火 · ji 季纪紀吉积骥继基姬冀计嵇籍极寂 · jia 佳嘉家贾賈加甲 · jian 建健剑劍坚堅简簡鉴舰 · jiang 江蒋蔣姜将將疆 · jiao 娇嬌焦姣教 · jie 杰傑洁潔捷婕节
jin 金锦錦进進晋晉靳津瑾今 · jing 静靜晶京敬景经井荆精婧菁靖竞璟 · jiong 炯 · jiu 久九 · ju 菊巨鞠居举 · juan 娟卷 · jue 觉珏 · jun 军軍俊君均骏峻钧鈞隽 · kai 凯凱开開楷恺 · kan 阚侃
kang 康 · ke 可科克柯珂轲 · kong 孔空 · kou 寇 · ku 库 · kuan 宽寬 · kuang 邝鄺匡旷 · kui 奎葵魁 · kun 坤昆琨鲲 · lai 来來赖賴 · lan 兰蘭岚嵐蓝藍澜 · lang 朗郎浪 · lao 劳勞
le 乐樂 · lei 雷磊蕾 · leng 冷 · li 李丽麗力立黎莉利理礼禮励栗俐璃骊厉 · lian 连連莲蓮廉炼涟 · liang 梁亮良樑 · liao 廖辽遼 · lie 烈 · lin 林琳霖临臨麟凛蔺藺 · ling 玲凌灵靈岭伶菱令铃
liu 刘劉柳流留六 · long 龙龍隆 · lou 娄婁楼樓 · lu 陆陸鲁魯路卢盧璐露鹿禄 · lv 吕呂律绿 · luan 栾 · lun 伦倫 · luo 罗羅洛骆駱 · ma 马馬麻 · mai 麦麥 · man 曼满滿 · mang 芒 · mao 毛茂冒
mei 梅美媚玫眉妹 · men 门 · meng 孟梦夢蒙萌 · mi 米宓 · mian 冕 · miao 苗妙淼缪 · min 敏民闵閔旻珉 · ming 明鸣鳴铭銘名茗 · mo 莫墨默 · mou 牟 · mu 穆木牧慕幕 · na 娜那 · nan 南楠男
ni 倪妮尼 · nian 年念 · nie 聂聶 · ning 宁寧凝 · niu 牛钮 · nong 农 · nuo 诺諾 · ou 欧歐区區 · pan 潘攀盼 · pang 庞龐 · pei 裴佩沛培 · peng 彭鹏鵬朋蓬 · pi 皮 · piao 朴 · pin 品
ping 平萍苹屏 · pu 普蒲浦溥 · qi 齐齊琪奇祁启啟戚其祺琦绮旗麒漆 · qian 钱錢倩千谦謙茜乾前 · qiang 强強 · qiao 乔喬巧桥 · qin 秦琴勤钦覃沁 · qing 青清庆慶晴卿情 · qiong 琼瓊 · qiu 秋邱丘仇球裘
qu 屈曲瞿渠 · quan 全权權泉 · que 阙 · qun 群 · ran 冉然 · rao 饶饒 · ren 任仁人 · ri 日 · rong 荣榮容蓉融戎 · ru 如茹汝 · rui 瑞睿锐芮蕊 · run 润潤 · ruo 若 · sai 赛 · san 三
sen 森 · sha 沙莎 · shan 山珊单單善杉 · shang 尚商 · shao 邵少绍紹 · she 佘舍 · shen 沈申深慎莘 · sheng 胜勝生盛圣聖升晟声 · shi 石史施诗詩世师時时士实仕 · shou 寿壽守 · shu 舒淑书書树樹叔
shua 帅 · shuai 帅帥 · shuang 双雙爽霜 · shui 水 · shun 顺順舜 · shuo 硕碩朔 · si 思斯司四丝 · song 宋松嵩颂 · su 苏蘇素粟 · sui 隋随 · sun 孙孫 · suo 索 · tai 泰太台邰 · tan 谭譚谈檀
tang 唐汤湯堂棠 · tao 涛濤陶桃韬 · teng 腾騰滕 · ti 提 · tian 田天甜 · tie 铁鐵 · ting 婷廷庭亭挺霆 · tong 童彤同佟桐通 · tu 涂屠图 · tuo 拓 · wan 万萬婉宛晚皖 · wang 王汪旺望 · wei 伟偉魏薇韦韋巍微维維卫衛威炜煒玮瑋为為未蔚唯
wen 文温溫闻聞雯 · weng 翁 · wu 吴吳武伍五邬巫午悟 · xi 希西喜席曦熙溪锡习奚 · xia 夏霞侠 · xian 先贤賢仙显宪憲娴 · xiang 向翔香祥项項湘相 · xiao 小晓曉肖萧蕭笑孝筱霄潇 · xie 谢謝解协 · xin 新欣心鑫辛馨昕信 · xing 星兴興邢幸杏行
xiong 熊雄 · xiu 秀修 · xu 徐许許旭绪須续 · xuan 轩軒宣璇萱玄 · xue 雪学學薛 · xun 勋勳荀迅逊 · ya 雅亚亞娅 · yan 燕严嚴颜顏艳豔岩言炎彦彥研闫妍阎閻晏延 · yang 杨楊阳陽洋扬央羊 · yao 姚瑶瑤耀尧堯遥药 · ye 叶葉业業野烨
yi 一义義艺藝怡宜毅易益依伊逸奕仪儀倚翊亦忆 · yin 尹殷银銀音印茵阴寅 · ying 英颖穎莹瑩应應迎影盈樱 · yong 永勇咏雍泳庸 · you 友有尤游佑由幼 · yu 于宇雨玉余俞育钰鈺瑜愉喻郁豫虞渝裕煜禹语妤 · yuan 元袁远遠源媛园圆苑渊 · yue 月岳悦越跃玥乐
yun 云雲芸韵允运 · zai 在 · zan 昝 · zang 臧 · ze 泽澤则 · zeng 曾增 · zha 查 · zhai 翟宅 · zhan 詹展占战 · zhang 张張章彰 · zhao 赵趙昭兆照钊 · zhe 哲喆 · zhen 珍真振震镇臻甄桢 · zheng 郑鄭正政征铮
zhi 志智之芝知治植稚 · zhong 中忠钟鐘仲宗 · zhou 周洲舟 · zhu 朱珠竹祝诸竺柱 · zhuang 庄莊壮 · zhuo 卓 · zi 子紫梓资 · zong 宗 · zou 邹鄒 · zu 祖 · zuo 左佐`;

/** As Taiwan writes them, and by ear: `hsiao`, `tsai`, `chih`. */
const beginnings: readonly [string, readonly string[]][] = [
  ['zh', ['zh', 'ch', 'j']],
  ['ch', ['ch']],
  ['sh', ['sh']],
  ['x', ['x', 'hs', 'sh', 's']],
  ['q', ['q', 'ch']],
  ['j', ['j', 'ch']],
  ['z', ['z', 'ts', 'tz']],
  ['c', ['c', 'ts']],
  ['b', ['b', 'p']],
  ['d', ['d', 't']],
  ['g', ['g', 'k']],
  ['r', ['r', 'j']],
];
const endings: readonly [RegExp, string][] = [
  [/ong$/, 'ung'],
  [/ian$/, 'ien'],
  [/ie$/, 'ieh'],
  [/ui$/, 'uei'],
  [/ue$/, 'ueh'],
  [/(?<=zh|ch|sh)i$/, 'ih'],
  [/(?<=[zcs])i$/, 'u'],
  [/^ye$/, 'yeh'],
  [/^yi$/, 'i'],
  [/(?<=^[lgk])e$/, 'o'],
  [/(?<=h)e$/, 'o'],
  [/^lv$/, 'lu'],
  [/^lv$/, 'lyu'],
];

function spellingsOf(syllable: string): Step {
  const ends = [syllable, ...endings.map(([ending, other]) => syllable.replace(ending, other))];
  const [begins, others] = beginnings.find(([begin]) => syllable.startsWith(begin)) ?? ['', ['']];
  return [...new Set(others.flatMap((other) => ends.map((end) => other + end.slice(begins.length))))];
}

const steps = new Map<string, string[]>();
for (const entry of readings.split(/[·\n]/)) {
  const [syllable = '', characters = ''] = entry.trim().split(' ');
  for (const character of characters) steps.set(character, [...(steps.get(character) ?? []), ...spellingsOf(syllable)]);
}

/** Family names that are read otherwise than their characters elsewhere, and as Hong Kong and South-East Asia write them. */
const families: ReadonlyMap<string, Step> = new Map(
  Object.entries({
    ...{
      单: 'shan',
      單: 'shan',
      解: 'xie',
      仇: 'qiu chou',
      区: 'ou au',
      區: 'ou au',
      查: 'zha',
      曾: 'zeng tsang chan',
      任: 'ren yam',
    },
    ...{
      陈: 'chen chan tan',
      陳: 'chen chan tan',
      张: 'zhang chang cheung teo',
      張: 'zhang chang cheung teo',
      王: 'wang wong ong heng',
    },
    ...{
      李: 'li lee',
      黄: 'huang hwang wong ng',
      黃: 'huang hwang wong ng',
      林: 'lin lam lim',
      吴: 'wu ng goh',
      吳: 'wu ng goh',
    },
    ...{
      刘: 'liu lau low',
      劉: 'liu lau low',
      杨: 'yang yeung yeo',
      楊: 'yang yeung yeo',
      郭: 'guo kuo kwok',
      何: 'he ho',
      梁: 'liang leung',
    },
    ...{
      郑: 'zheng cheng cheung tay',
      鄭: 'zheng cheng tay',
      谢: 'xie hsieh tse chia',
      謝: 'xie hsieh tse chia',
      叶: 'ye yeh yip yap',
    },
    ...{
      葉: 'ye yeh yip yap',
      罗: 'luo lo law',
      羅: 'luo lo law',
      许: 'xu hsu hui koh',
      許: 'xu hsu hui koh',
      蔡: 'cai tsai choi chua',
    },
    ...{
      邓: 'deng teng tang',
      鄧: 'deng teng tang',
      冯: 'feng fung',
      馮: 'feng fung',
      朱: 'zhu chu',
      徐: 'xu hsu tsui chui',
      周: 'zhou chou chow',
    },
    ...{
      蒋: 'jiang chiang',
      蔣: 'jiang chiang',
      赵: 'zhao chao chiu',
      趙: 'zhao chao chiu',
      吕: 'lv lu lyu lui',
      呂: 'lv lu lyu lui',
    },
    ...{
      欧阳: 'ouyang auyeung',
      歐陽: 'ouyang auyeung',
      司马: 'sima',
      司馬: 'sima',
      诸葛: 'zhuge',
      諸葛: 'zhuge',
      上官: 'shangguan',
      皇甫: 'huangfu',
    },
    ...{
      令狐: 'linghu',
      慕容: 'murong',
      司徒: 'situ szeto',
      尉迟: 'yuchi',
      夏侯: 'xiahou',
      东方: 'dongfang',
      公孙: 'gongsun',
    },
  }).map(([family, written]) => [family, stepOf(written.split(' '))]),
);

/** Null where a character is none of the usual ones. */
export function mandarin(name: string): Spelling | null {
  const read = [...name].map((character) => steps.get(character));
  return read.every((step) => step !== undefined) ? read : null;
}

export function mandarinFamily(family: string): Spelling | null {
  const known = families.get(family);
  return known ? [known] : mandarin(family);
}

/** How many characters of a whole name are the family's. */
export function mandarinFamilyLength(name: string): number {
  return [...name].length > 2 && families.has(name.slice(0, 2)) ? 2 : 1;
}
